"""Attached request ids belong to their run: the next one of its chain knows none of them (WF-03, WF-09)."""

from harness import commands as c

USE = {"workflow_id_conflict_policy": "WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING"}


def run(t):
    t.start(request_id="req-first")
    t.start(request_id="req-second", **USE, on_conflict_options={"attach_request_id": True})
    task = t.poll()
    t.sleep(1)
    t.respond(task, c.continue_as_new())
    t.show("request ids", len(t.describe().workflow_extended_info.request_id_infos))
    t.show("the attached request", t.start(request_id="req-second", **USE, on_conflict_options={"attach_request_id": True}))
    t.show_history()
