"""A body that is no request is refused with 400 and INVALID_ARGUMENT (PL-07). Parsers word it differently."""

from harness import http


def run(t):
    where = http.path(t, "workflows", t.wf)
    for label, body in [
        ("half an object", '{"workflowType":{"name":"T"},'),
        ("an array", "[]"),
        ("an unknown field", {"bogus": 1}),
        ("a bad duration", {"workflowRunTimeout": "x"}),
        ("a bad enum", {"workflowIdReusePolicy": "BAD"}),
        ("a number for a text", {"identity": {}}),
        ("input that is no list", {"input": "text"}),
    ]:
        http.show(t, label, "POST", where, body, words=False)
    http.show(t, "a body that is too long", "POST", where, {"identity": "x" * (5 << 20)}, words=False)
