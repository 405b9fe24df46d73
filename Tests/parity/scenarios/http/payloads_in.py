"""Plain JSON becomes payloads: by value, by message type, or given in the long form (PL-07)."""

from harness import http


def run(t):
    t.start()
    plain = {"metadata": {"encoding": "anNvbi9wbGFpbg=="}, "data": "MQ=="}
    values = [
        plain,
        {"_protoMessageType": "temporal.api.common.v1.WorkflowType", "name": "x"},
        5,
        "text",
        [1, 2],
        {"_protoMessageType": "no.such.Type", "name": "x"},
        {"metadata": {"encoding": "anNvbi9wbGFpbg=="}},
        {"data": "MQ=="},
        {"metadata": {}},
        {"metadata": {"encoding": 5}},
        None,
        True,
        {"a": 1},
    ]
    where = http.path(t, "workflows", t.wf, "signal")
    http.show(t, "each kind", "POST", where + "/each", {"input": values})
    http.show(t, "payloads in the long form", "POST", where + "/long", {"input": {"payloads": [plain]}})
    http.show(t, "no input", "POST", where + "/none", {"input": None})
    http.show(t, "a header too", "POST", where + "/header", {"header": {"fields": {"trace": {"id": 7}}}})
    t.show_history()
