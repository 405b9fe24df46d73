"""A workflow is started over HTTP, its input and memo written as plain JSON; describe and history answer alike (PL-07)."""

from harness import http


def run(t):
    body = {"workflowType": {"name": "T"}, "taskQueue": {"name": t.queue}, "input": ["a", {"b": 1}, None, 2.5], "memo": {"fields": {"k": "v"}}}
    body["userMetadata"] = {"summary": "hello"}
    body["requestId"] = t.request_id()
    where = http.path(t, "workflows", t.wf)
    http.show(t, "started", "POST", where, body)
    http.show(t, "described", "GET", where)
    http.show(t, "history", "GET", where + "/history")
    http.show(t, "backwards", "GET", where + "/history-reverse?maximumPageSize=1")
    http.show(t, "started twice", "POST", where, {**body, "requestId": t.request_id()})
