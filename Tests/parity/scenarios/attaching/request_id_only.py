"""An attached request id alone makes an event; repeated, it finds the run without another one (WF-03)."""

USE = {"workflow_id_conflict_policy": "WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING"}
ATTACH = {"attach_request_id": True}


def run(t):
    t.start(request_id="req-first")
    t.show("attached", t.start(request_id="req-second", **USE, on_conflict_options=ATTACH))
    t.show("repeated", t.start(request_id="req-second", **USE, on_conflict_options=ATTACH))
    t.show("repeated with the policy FAIL", t.start(request_id="req-second"))
    t.show("the first request", t.start(request_id="req-first", **USE, on_conflict_options=ATTACH))
    t.show_history()
    t.show("no task but the first", len(t.poll().history.events))
