"""A worker that accepts an update the server has lost brings it back by the request in its message (QU-02)."""

from harness import commands as c
from harness import updates as u
from temporalio.api.update.v1 import message_pb2 as update


def run(t):
    t.start()
    request = update.Request(meta={"update_id": "lost", "identity": "parity-client"}, input={"name": "change"})
    body = update.Acceptance(accepted_request_message_id="lost/request", accepted_request_sequencing_event_id=2, accepted_request=request)
    messages = [u.message("lost/accept", "lost", body), u.respond("lost", "found")]
    u.answer(t, t.poll(), messages)
    t.show("asked for", u.poll(t, "lost"))
    t.show_history()
    t.signal("s")
    request.meta.update_id = "gone"
    body = update.Rejection(
        rejected_request_message_id="gone/request",
        rejected_request_sequencing_event_id=2,
        rejected_request=request,
        failure=c.failure("no", "Invalid"),
    )
    t.respond(t.poll(), messages=[u.message("gone/reject", "gone", body)])
    t.refused("asked for the rejected", u.poll, t, "gone")
    t.show_history()
