"""Payloads are answered short where that says all they do, and whole when the client asks for it (PL-07)."""

from harness import http


def run(t):
    t.start()
    where = http.path(t, "workflows", t.wf)
    payloads = [
        {"metadata": {"encoding": "YmluYXJ5L251bGw="}},
        {"metadata": {"encoding": "YmluYXJ5L3BsYWlu"}, "data": "MQ=="},
        {"metadata": {"encoding": "anNvbi9wbGFpbg=="}, "data": "WzEsMl0="},
        {"metadata": {"encoding": "anNvbi9wbGFpbg==", "x": "eA=="}, "data": "MQ=="},
        {
            "metadata": {"encoding": "anNvbi9wcm90b2J1Zg==", "messageType": "dGVtcG9yYWwuYXBpLmNvbW1vbi52MS5Xb3JrZmxvd1R5cGU="},
            "data": "eyJuYW1lIjoieiJ9",
        },
    ]
    http.show(t, "sent whole", "POST", where + "/signal/s?noPayloadShorthand", {"input": {"payloads": payloads}})
    short = http.ask(t, "GET", where + "/history")[2]
    t.show("short", http.events(http.json.loads(short))["EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED"]["input"])
    whole = http.ask(t, "GET", where + "/history?noPayloadShorthand")[2]
    t.show("whole", http.events(http.json.loads(whole))["EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED"]["input"])
