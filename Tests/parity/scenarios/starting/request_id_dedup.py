"""The same request id names the same run, also after it closed; another one is refused with the details of the first (WF-01)."""

from harness import commands as c


def run(t):
    t.show("first", t.start(request_id="req-same"))
    t.show("repeated", t.start(request_id="req-same"))
    t.refused("another request", t.start, request_id="req-other")
    t.respond(t.poll(), c.complete())
    t.show("repeated after the close", t.start(request_id="req-same"))
    reject = {"workflow_id_reuse_policy": "WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE"}
    t.show("repeated after the close, rejecting duplicates", t.start(request_id="req-same", **reject))
    t.refused("rejecting duplicates", t.start, **reject)
    t.show("another after the close", t.start(request_id="req-third"))
    t.show_history()
