"""How results and failures of all kinds look in a callback's post (WF-25)."""

from harness import commands as c
from harness.receiver import Receiver

PAYLOADS = {
    "json": {"metadata": {"encoding": b"json/plain"}, "data": b'{"a":1}'},
    "json with more metadata": {"metadata": {"encoding": b"json/plain", "other": b"x"}, "data": b"1"},
    "null": {"metadata": {"encoding": b"binary/null"}},
    "json protobuf": {"metadata": {"encoding": b"json/protobuf", "messageType": b"my.Message"}, "data": b"{}"},
    "binary protobuf": {"metadata": {"encoding": b"binary/protobuf", "messageType": b"my.Message"}, "data": b"\x08\x01"},
    "binary protobuf without type": {"metadata": {"encoding": b"binary/protobuf"}, "data": b"\x08\x01"},
    "encrypted": {"metadata": {"encoding": b"binary/encrypted"}, "data": b"x"},
    "no encoding": {"data": b"x"},
}
FAILURES = {
    "with everything": {
        "message": "outer",
        "source": "PySDK",
        "stack_trace": "line 1\nline 2",
        "cause": {"message": "inner", "application_failure_info": {"type": "Inner"}},
        "application_failure_info": {"type": "Outer", "details": c.payloads(1)},
    },
    "encoded": {"message": "Encoded failure", "encoded_attributes": c.payload({"m": 1}), "application_failure_info": {"type": "E"}},
}


def run(t):
    with Receiver() as receiver:
        for name, payload in PAYLOADS.items():
            t.start(completion_callbacks=[{"nexus": {"url": receiver.url()}}])
            t.respond(t.poll(), c.command("complete_workflow_execution", result={"payloads": [payload]}))
            posted = receiver.next()
            headers = {key: value for key, value in posted["headers"].items() if key.startswith("content-")}
            # A payload with more metadata than one entry is sent as a message, whose map has no fixed order.
            body = posted["body"] if len(payload.get("metadata", {})) < 2 or "protobuf" in name else "<payload>"
            t.show(name, {"headers": headers, "body": body})
        for name, failure in FAILURES.items():
            t.start(completion_callbacks=[{"nexus": {"url": receiver.url()}}])
            t.respond(t.poll(), c.command("fail_workflow_execution", failure=failure))
            t.show(name, receiver.next()["body"])
