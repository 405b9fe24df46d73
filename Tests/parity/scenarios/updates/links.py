"""Links and the request id of an update are kept with its acceptance (QU-02, WF-26)."""

from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    fields = u.fields(t, "u")
    link = {"workflow_event": {"namespace": "default", "workflow_id": "other", "run_id": "0197a0f0-0000-7000-8000-000000000000"}}
    fields["request"]["request_id"] = "req-u"
    fields["request"]["links"] = [link]
    update = t.begin("UpdateWorkflowExecution", **fields)
    task = t.poll()
    t.show("the message", task.messages)
    u.take(t, task)
    t.show("the answer", update.result())
    t.show("described", t.describe().workflow_extended_info)
    t.show_history()
