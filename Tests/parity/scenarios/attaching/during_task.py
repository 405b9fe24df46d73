"""What is attached while a workflow task runs waits in the buffer; the request id counts at once (WF-03, WT-01)."""

USE = {"workflow_id_conflict_policy": "WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING"}
ATTACH = {"attach_request_id": True}


def run(t):
    t.start(request_id="req-first")
    task = t.poll()
    t.show("attached", t.start(request_id="req-second", **USE, on_conflict_options=ATTACH))
    t.show("request ids, buffered", dict(t.describe().workflow_extended_info.request_id_infos))
    t.show("repeated", t.start(request_id="req-second", **USE, on_conflict_options=ATTACH).started)
    t.respond(task)
    t.show_history()
    t.show("request ids, written", dict(t.describe().workflow_extended_info.request_id_infos))
    t.show("pending task", t.describe().HasField("pending_workflow_task"))
