"""Attached links without a request id make an event that holds nothing but them; without links there is no event (WF-03, WF-26)."""

USE = {"workflow_id_conflict_policy": "WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING"}
LINK = {"workflow_event": {"namespace": "default", "workflow_id": "caller", "run_id": "run", "event_ref": {"event_id": 5, "event_type": 37}}}


def run(t):
    t.start()
    t.show("links", t.start(**USE, on_conflict_options={"attach_links": True}, links=[LINK]))
    t.show("no links", t.start(**USE, on_conflict_options={"attach_links": True}))
    t.show("links that are not to be attached", t.start(**USE, links=[LINK]))
    t.show("no options set", t.start(**USE, on_conflict_options={}))
    t.show_history()
