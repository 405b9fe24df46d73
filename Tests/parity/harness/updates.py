"""What a scripted client and worker say about updates: requests, and the protocol messages that travel with workflow tasks."""

import time

from google.protobuf import any_pb2
from temporalio.api.update.v1 import message_pb2 as update

from . import commands as c
from .wire import CALL_SECONDS, Refused

ADMITTED, ACCEPTED, COMPLETED = (
    f"UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_{stage}" for stage in ("ADMITTED", "ACCEPTED", "COMPLETED")
)


def fields(t, update_id, *args, name="change", wait=COMPLETED, run=None, **more):
    """The fields of an update request."""
    return {
        "workflow_execution": t.execution(run),
        "wait_policy": {"lifecycle_stage": wait},
        "request": {
            "meta": {"update_id": update_id, "identity": "parity-client"},
            "input": {"name": name, **({"args": c.payloads(*args)} if args else {})},
        },
        **more,
    }


def send(t, update_id, *args, timeout=CALL_SECONDS, **options):
    """An update under way, which the server knows of when this returns."""
    pending = t.begin("UpdateWorkflowExecution", timeout=timeout, **fields(t, update_id, *args, **options))
    until_known(t, update_id, pending, run=options.get("run"))
    return pending


def until_known(t, update_id, pending, run=None):
    """Waits until the server knows of an update, or has answered it."""
    while not pending.done():
        try:
            poll(t, update_id, wait=None, run=run)
            return
        except Refused:
            time.sleep(0.02)


def poll(t, update_id, wait=COMPLETED, run=None, **more):
    """Asks for the state of an update."""
    reference = {"workflow_execution": t.execution(run), "update_id": update_id}
    policy = {"wait_policy": {"lifecycle_stage": wait}} if wait else {}
    return t.call("PollWorkflowExecutionUpdate", update_ref=reference, **policy, **more)


def accept(request):
    """The worker's acceptance of an update it was sent."""
    body = update.Acceptance(
        accepted_request_message_id=request.id,
        accepted_request_sequencing_event_id=request.event_id,
        accepted_request=content(request),
    )
    return message(f"{request.protocol_instance_id}/accept", request.protocol_instance_id, body)


def reject(request, reason="not valid"):
    """The worker's rejection of an update it was sent."""
    body = update.Rejection(
        rejected_request_message_id=request.id,
        rejected_request_sequencing_event_id=request.event_id,
        rejected_request=content(request),
        failure=c.failure(reason, "Invalid"),
    )
    return message(f"{request.protocol_instance_id}/reject", request.protocol_instance_id, body)


def respond(update_id, *results, failure=None):
    """The worker's outcome of an update."""
    outcome = {"failure": failure} if failure else {"success": c.payloads(*results)}
    body = update.Response(meta={"update_id": update_id, "identity": "parity-client"}, outcome=outcome)
    return message(f"{update_id}/complete", update_id, body)


def message(message_id, instance, body):
    """A protocol message."""
    packed = any_pb2.Any()
    packed.Pack(body)
    return {"id": message_id, "protocol_instance_id": instance, "body": packed}


def content(request):
    """The update request that a message carries."""
    unpacked = update.Request()
    request.body.Unpack(unpacked)
    return unpacked


def command(sent):
    """The command that puts a message in its place among the other commands."""
    return c.command("protocol_message", message_id=sent["id"])


def take(t, task, *more, **options):
    """Answers a task by accepting and completing every update it brings, then carries out more commands."""
    messages = []
    for request in task.messages:
        messages += [accept(request), respond(request.protocol_instance_id, "done")]
    return answer(t, task, messages, *more, **options)


def answer(t, task, messages, *more, **options):
    """Answers a task with messages and their commands (rejections have none), then more commands."""
    pointers = [command(sent) for sent in messages if not sent["id"].endswith("/reject")]
    return t.respond(task, *pointers, *more, messages=messages, **options)
