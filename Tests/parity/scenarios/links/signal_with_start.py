"""A signal-with-start puts its links on the signal, and on the start when there is one (WF-26)."""


def link(number):
    reference = {"event_id": number, "event_type": "EVENT_TYPE_NEXUS_OPERATION_SCHEDULED"}
    return {"workflow_event": {"namespace": "default", "workflow_id": "caller", "run_id": "run", "event_ref": reference}}


def run(t):
    t.call("SignalWithStartWorkflowExecution", signal_name="s", links=[link(1)], **t.start_fields())
    t.call("SignalWithStartWorkflowExecution", signal_name="s", links=[link(2)], **t.start_fields())
    t.show_history()
