"""A start that finds the running workflow may attach its request id, callbacks and links to it, which an event records (WF-03)."""

USE = {"workflow_id_conflict_policy": "WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING"}
ALL = {"attach_request_id": True, "attach_completion_callbacks": True, "attach_links": True}
LINK = {"workflow_event": {"namespace": "default", "workflow_id": "caller", "run_id": "run", "event_ref": {"event_id": 5, "event_type": 37}}}
CALLBACK = {"nexus": {"url": "http://127.0.0.1:9/attached", "header": {"Key": "value"}}}


def run(t):
    t.start(request_id="req-first")
    answer = t.start(request_id="req-second", **USE, on_conflict_options=ALL, links=[LINK], completion_callbacks=[CALLBACK])
    t.show("answer", answer)
    t.show("the same request again", t.start(request_id="req-second", **USE, on_conflict_options=ALL, links=[LINK]))
    t.show_history()
    description = t.describe()
    t.show("request ids", dict(description.workflow_extended_info.request_id_infos))
    t.show("callbacks", list(description.callbacks))
    t.terminate()
    t.show("the attached request after the close", t.start(request_id="req-second", **USE))
    t.show("the first request after the close", t.start(request_id="req-first", **USE))
