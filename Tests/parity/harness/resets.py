"""What scenarios about resets share."""


def reset(t, event_id, run=None, workflow=None, **fields):
    """Resets a run (the current one unless a run id is given) to a workflow task's end and returns the new run's id."""
    fields.setdefault("request_id", t.request_id())
    fields.setdefault("reason", "try again")
    execution = t.execution(run, workflow)
    return t.call(
        "ResetWorkflowExecution", workflow_execution=execution, workflow_task_finish_event_id=event_id, **fields
    ).run_id


def show_signals(t, label, run):
    """Records the names of the signals in a run's history, with their event ids."""
    named = [
        [event.event_id, event.workflow_execution_signaled_event_attributes.signal_name]
        for event in t.history(run)
        if event.HasField("workflow_execution_signaled_event_attributes")
    ]
    t.show(label, named)
