"""Only the current run's request ids are remembered: that of an older run starts anew, or is refused while one runs (WF-01)."""

from harness import commands as c


def run(t):
    first = t.start(request_id="req-same").run_id
    t.respond(t.poll(), c.complete())
    t.start(request_id="req-second")
    t.refused("while the second one runs", t.start, request_id="req-same")
    use = {"workflow_id_conflict_policy": "WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING"}
    t.show("using the second one", t.start(request_id="req-third", **use))
    t.show("again", t.start(request_id="req-third", **use))
    t.respond(t.poll(), c.complete())
    t.show("after the second one closed", t.start(request_id="req-same").run_id != first)
