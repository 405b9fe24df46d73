"""Signal, cancel, terminate, reset and pause over HTTP do what they do over gRPC (PL-07)."""

from harness import commands as c
from harness import http


def run(t):
    t.start()
    where = http.path(t, "workflows", t.wf)
    t.respond(t.poll(), c.start_timer("t", 100))
    http.show(t, "signalled", "POST", where + "/signal/go", {"input": [1], "requestId": t.request_id()})
    http.show(t, "cancel requested", "POST", where + "/cancel", {"reason": "why"})
    http.show(t, "the path wins over the body", "POST", where + "/cancel", {"workflow_execution": {"workflow_id": "other"}})
    http.show(t, "terminated", "POST", where + "/terminate", {"reason": "enough", "details": ["x"]})
    http.show(t, "terminated again", "POST", where + "/terminate", {})
    http.show(t, "reset", "POST", where + "/reset", {"reason": "again", "workflowTaskFinishEventId": "4", "requestId": t.request_id()})
    t.show_history()
