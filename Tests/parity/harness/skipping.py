"""What scenarios about workflows that skip time share."""

from .commands import seconds

HOUR = 3600
ON = {"enabled": True}


def forward(fast_forward_id, duration, **fields):
    """A configuration that skips so many seconds and then stops."""
    return {"enabled": True, "fast_forward_config": {"id": fast_forward_id, "duration": seconds(duration)}, **fields}


def configure(t, config):
    """Changes the workflow's configuration, or takes it away."""
    return t.call(
        "UpdateWorkflowExecutionOptions",
        workflow_execution=t.execution(),
        workflow_execution_options={"time_skipping_config": config} if config else {},
        update_mask={"paths": ["time_skipping_config"]},
    )


def poll_fields(t, fast_forward_id, run=None):
    """The fields of a wait for a fast-forward."""
    return {"workflow_execution": t.execution(run), "fast_forward_id": fast_forward_id}


def poll(t, fast_forward_id, run=None):
    """Waits for a fast-forward."""
    return t.call("PollWorkflowExecutionTimeSkipping", timeout=40, **poll_fields(t, fast_forward_id, run))


def begin_poll(t, fast_forward_id):
    """A wait for a fast-forward that the server has surely begun when this returns."""
    waiting = t.begin("PollWorkflowExecutionTimeSkipping", timeout=40, **poll_fields(t, fast_forward_id))
    t.sleep(0.3)
    return waiting


def show_skips(t, label, run=None, workflow=None):
    """Records by how many minutes each skip in a run's history moves its clock, and whether it ends a fast-forward."""
    skips = []
    for event in t.history(run, workflow):
        if event.HasField("workflow_execution_time_skipping_transitioned_event_attributes"):
            skip = event.workflow_execution_time_skipping_transitioned_event_attributes
            moved = skip.target_time.ToSeconds() - event.event_time.ToSeconds() if skip.HasField("target_time") else 0
            skips.append([event.event_id, round(moved / 60), skip.disabled_after_fast_forward])
    t.show(label, skips)


def effective(t, run=None, workflow=None):
    """The configuration as it counts now."""
    return t.describe(run, workflow).workflow_extended_info.time_skipping_info.effective_config


def child_started(t, child):
    """What the child's first event says of time."""
    attributes = t.history(workflow=child)[0].workflow_execution_started_event_attributes
    return [attributes.time_skipping_config, attributes.time_skipping_state_propagation]
