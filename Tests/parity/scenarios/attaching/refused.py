"""Callbacks are attached together with a request id only, and never with other policies than USE_EXISTING (WF-03)."""

ALL = {"attach_request_id": True, "attach_completion_callbacks": True, "attach_links": True}
POLICY = "WORKFLOW_ID_CONFLICT_POLICY_"


def run(t):
    t.start()
    t.refused(
        "callbacks without request id",
        t.start,
        workflow_id_conflict_policy=POLICY + "USE_EXISTING",
        on_conflict_options={"attach_completion_callbacks": True},
    )
    t.refused("with FAIL", t.start, workflow_id_conflict_policy=POLICY + "FAIL", on_conflict_options=ALL)
    t.refused("with no policy", t.start, on_conflict_options=ALL)
    answer = t.start(workflow_id_conflict_policy=POLICY + "TERMINATE_EXISTING", on_conflict_options=ALL)
    t.show("with TERMINATE_EXISTING a run starts", answer.started)
    t.show_history()
