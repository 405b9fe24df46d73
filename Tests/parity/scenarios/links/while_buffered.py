"""Links of what happens while a workflow task runs come with the event when it is written (WF-26, WT-01)."""

from harness import commands as c


def link(number):
    reference = {"event_id": number, "event_type": "EVENT_TYPE_NEXUS_OPERATION_SCHEDULED"}
    return {"workflow_event": {"namespace": "default", "workflow_id": "caller", "run_id": "run", "event_ref": reference}}


def run(t):
    t.start()
    task = t.poll()
    t.signal("s", links=[link(1)])
    t.request_cancel(links=[link(2)])
    t.respond(task)
    t.show_history()
