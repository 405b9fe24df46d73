"""Messages that make no sense fail the task, and the waits for its updates end (WT-13)."""

from google.protobuf import any_pb2
from harness import commands as c
from harness import updates as u
from temporalio.api.enums.v1 import EventType
from temporalio.api.update.v1 import message_pb2 as update


def run(t):
    for label, answer in BAD.items():
        t.wf = t.unique(label.replace(" ", "-"))
        t.start()
        t.respond(t.poll())
        if "older" in label:
            before = u.send(t, "before")
            u.take(t, t.poll())
            before.result()
        pending = u.send(t, "u")
        task = t.poll()
        commands, messages = answer(task.messages[0])
        t.refused(label, t.respond, task, *commands, messages=messages)
        history = t.history()
        t.show("the events", [EventType.Name(event.event_type) for event in history[-5:]])
        t.show("the failures", [event.workflow_task_failed_event_attributes.failure.message for event in history[-5:]])
        t.terminate()
        t.refused("the answer", pending.result)


def _both(request):
    return u.accept(request), u.respond("u", "done")


def _command_for_nothing(request):
    accepted, done = _both(request)
    return [u.command(accepted), u.command({"id": "nothing"})], [accepted, done]


def _command_without_name(request):
    return [u.command({"id": ""})], list(_both(request))


def _twice(request):
    accepted, _ = _both(request)
    return [u.command(accepted)], [accepted, accepted]


def _response_first(request):
    _, done = _both(request)
    return [u.command(done)], [done]


def _unknown_update(request):
    body = update.Response(meta={"update_id": "nobody"}, outcome={"success": c.payloads(1)})
    sent = u.message("nobody/complete", "nobody", body)
    return [u.command(sent)], [sent]


def _acceptance_without_request(request):
    body = update.Acceptance(accepted_request_message_id=request.id, accepted_request_sequencing_event_id=request.event_id)
    sent = u.message("u/accept", "u", body)
    done = u.respond("u", "done")
    return [u.command(sent), u.command(done)], [sent, done]


def _response_without_outcome(request):
    accepted, _ = _both(request)
    sent = u.message("u/complete", "u", update.Response(meta={"update_id": "u"}))
    return [u.command(accepted), u.command(sent)], [accepted, sent]


def _rejection_without_failure(request):
    body = update.Rejection(rejected_request_message_id=request.id, rejected_request=u.content(request))
    return [], [u.message("u/reject", "u", body)]


def _accepted_and_rejected(request):
    accepted, _ = _both(request)
    return [u.command(accepted)], [accepted, u.reject(request)]


def _completed_twice(request):
    accepted, done = _both(request)
    again = {**done, "id": "u/again"}
    return [u.command(accepted), u.command(done), u.command(again)], [accepted, done, again]


def _rejected_twice(request):
    rejected = u.reject(request)
    return [c.marker("m")], [rejected, {**rejected, "id": "u/again"}]


def _rejected_and_accepted(request):
    accepted, _ = _both(request)
    return [c.marker("m")], [u.reject(request), accepted]


def _an_older_one_completed_again(request):
    done = u.respond("before", "again")
    return [u.command(done)], [done]


def _an_older_one_accepted_again(request):
    accepted = u.accept(request)
    accepted["protocol_instance_id"] = "before"
    return [u.command(accepted)], [accepted]


def _another_name_in_the_response(request):
    accepted, _ = _both(request)
    body = update.Response(meta={"update_id": "other"}, outcome={"success": c.payloads(1)})
    done = u.message("u/complete", "u", body)
    return [u.command(accepted), u.command(done)], [accepted, done]


def _body(type_name, value=b""):
    body = any_pb2.Any(type_url=f"type.googleapis.com/{type_name}", value=value)
    return [], [{"id": "x", "protocol_instance_id": "u", "body": body}]


def _another_protocol(_):
    return _body("temporal.api.query.v1.WorkflowQuery")


def _unknown_type(_):
    return _body("temporal.api.update.v1.Nothing")


def _broken_bytes(_):
    return _body(update.Response.DESCRIPTOR.full_name, b"\xff\xff")


def _request(request):
    return [], [{"id": "x", "protocol_instance_id": "u", "body": request.body}]


BAD = {
    "a command for no message": _command_for_nothing,
    "a command without a name": _command_without_name,
    "accepted twice": _twice,
    "a response first": _response_first,
    "an unknown update": _unknown_update,
    "an acceptance without its request": _acceptance_without_request,
    "a response without outcome": _response_without_outcome,
    "a rejection without failure": _rejection_without_failure,
    "accepted and rejected": _accepted_and_rejected,
    "completed twice": _completed_twice,
    "rejected twice": _rejected_twice,
    "rejected and accepted": _rejected_and_accepted,
    "an older one completed again": _an_older_one_completed_again,
    "an older one accepted again": _an_older_one_accepted_again,
    "another name in the response": _another_name_in_the_response,
    "a request": _request,
    "another protocol": _another_protocol,
    "an unknown type": _unknown_type,
    "broken bytes": _broken_bytes,
}
