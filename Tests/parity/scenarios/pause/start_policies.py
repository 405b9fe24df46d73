"""A paused workflow is a running one for whoever starts its id again (WF-23, WF-02)."""

POLICY = "WORKFLOW_ID_CONFLICT_POLICY_"


def run(t):
    t.start(request_id="req-first")
    t.pause()
    t.refused("FAIL", t.start, workflow_id_conflict_policy=POLICY + "FAIL")
    t.refused("USE_EXISTING", t.start, workflow_id_conflict_policy=POLICY + "USE_EXISTING")
    t.refused("the same request", t.start, request_id="req-first")
    attach = {"attach_request_id": True}
    t.refused("attaching", t.start, workflow_id_conflict_policy=POLICY + "USE_EXISTING", on_conflict_options=attach)
    t.show_history("paused")
    t.refused("TERMINATE_EXISTING", lambda: t.start(workflow_id_conflict_policy=POLICY + "TERMINATE_EXISTING").started)
    t.show_history("replaced")
