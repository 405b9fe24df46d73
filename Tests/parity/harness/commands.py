"""Short constructors for what a scripted worker sends: payloads, failures and commands, as dicts that protobuf accepts."""

import json

from google.protobuf.duration_pb2 import Duration


def seconds(number):
    """A protobuf duration."""
    whole = int(number)
    return Duration(seconds=whole, nanos=round((number - whole) * 1e9))


def payload(value):
    """One value as a JSON payload."""
    return {"metadata": {"encoding": b"json/plain"}, "data": json.dumps(value).encode()}


def payloads(*values):
    """Some values as JSON payloads."""
    return {"payloads": [payload(value) for value in values]}


def blob(size):
    """Payloads whose single binary payload holds `size` bytes."""
    return {"payloads": [{"metadata": {"encoding": b"binary/plain"}, "data": b"x" * size}]}


def failure(message="it broke", type="Broken", non_retryable=False, next_retry_delay=None):
    """An application failure."""
    info = {"type": type, "non_retryable": non_retryable}
    if next_retry_delay is not None:
        info["next_retry_delay"] = seconds(next_retry_delay)
    return {"message": message, "application_failure_info": info}


def command(kind, **attributes):
    """A command of any kind, such as `start_timer`, with its attributes."""
    user_metadata = attributes.pop("user_metadata", None)
    attribute_field = f"{kind}_command_attributes"
    made = {"command_type": f"COMMAND_TYPE_{kind.upper()}", attribute_field: attributes}
    if user_metadata is not None:
        made["user_metadata"] = user_metadata
    return made


def schedule_activity(t, activity_id, **fields):
    """Schedules an activity on the scenario's queue; start-to-close is 60 s unless some close timeout is given."""
    if not any(name in fields for name in ("start_to_close_timeout", "schedule_to_close_timeout")):
        fields["start_to_close_timeout"] = seconds(60)
    fields.setdefault("activity_type", {"name": "ParityActivity"})
    fields.setdefault("task_queue", {"name": t.queue})
    return command("schedule_activity_task", activity_id=activity_id, **fields)


def cancel_activity(scheduled_event_id):
    """Asks for the cancellation of an activity."""
    return command("request_cancel_activity_task", scheduled_event_id=scheduled_event_id)


def start_timer(timer_id, after):
    """Starts a timer of `after` seconds."""
    return command("start_timer", timer_id=timer_id, start_to_fire_timeout=seconds(after))


def cancel_timer(timer_id):
    """Cancels a timer."""
    return command("cancel_timer", timer_id=timer_id)


def complete(*results, **fields):
    """Completes the workflow."""
    if results:
        fields["result"] = payloads(*results)
    return command("complete_workflow_execution", **fields)


def fail(**fields):
    """Fails the workflow."""
    return command("fail_workflow_execution", failure=failure(**fields))


def cancel(*details):
    """Closes the workflow as canceled."""
    return command("cancel_workflow_execution", details=payloads(*details))


def continue_as_new(**fields):
    """Continues the workflow as new; what is not given is the server's to fill in."""
    return command("continue_as_new_workflow_execution", **fields)


def marker(name, **details):
    """Records a marker."""
    return command("record_marker", marker_name=name, details={key: payloads(value) for key, value in details.items()})


def start_child(t, workflow, **fields):
    """Starts a child workflow, on a queue of its own unless one is given; `task_queue=None` leaves it to the server."""
    fields.setdefault("task_queue", {"name": t.unique("child-queue")})
    fields.setdefault("workflow_type", {"name": "ParityChild"})
    fields.setdefault("workflow_task_timeout", seconds(60))
    return command("start_child_workflow_execution", workflow_id=workflow, **{k: v for k, v in fields.items() if v is not None})


def signal_external(workflow, name="hello", *values, run="", **fields):
    """Signals another workflow."""
    if values:
        fields["input"] = payloads(*values)
    return command(
        "signal_external_workflow_execution",
        execution={"workflow_id": workflow, "run_id": run},
        signal_name=name,
        **fields,
    )


def cancel_external(workflow, run="", **fields):
    """Requests the cancellation of another workflow."""
    return command("request_cancel_external_workflow_execution", workflow_id=workflow, run_id=run, **fields)
