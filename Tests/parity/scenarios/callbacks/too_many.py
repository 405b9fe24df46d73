"""A workflow takes so many callbacks, those attached later included (WF-25)."""

CALLBACK = {"nexus": {"url": "http://127.0.0.1:9/x"}}
USE = {"workflow_id_conflict_policy": "WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING"}
ATTACH = {"attach_request_id": True, "attach_completion_callbacks": True}


def run(t):
    t.refused("2001", lambda: t.start(completion_callbacks=[CALLBACK] * 2001).started)
    t.refused("2000", lambda: t.start(completion_callbacks=[CALLBACK] * 2000).started)
    t.refused("one more", lambda: t.start(**USE, on_conflict_options=ATTACH, completion_callbacks=[CALLBACK]).started)
    t.show("events", len(t.history()))
