"""Links of a start, a signal, a cancel request and a termination stand on the events that these make (WF-26)."""

from harness import commands as c


def link(number):
    reference = {"event_id": number, "event_type": "EVENT_TYPE_NEXUS_OPERATION_SCHEDULED"}
    return {"workflow_event": {"namespace": "default", "workflow_id": "caller", "run_id": "run", "event_ref": reference}}


def run(t):
    batch = {"batch_job": {"job_id": "job"}}
    t.start(links=[link(1), batch])
    t.signal("s", links=[link(2)])
    t.request_cancel(links=[link(3)])
    t.terminate(links=[link(4)])
    t.show_history()
