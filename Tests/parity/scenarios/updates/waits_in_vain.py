"""After twenty seconds a waiting caller gets an empty outcome with the stage that is reached (QU-03)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    accepted = u.send(t, "accepted")
    task = t.poll()
    u.answer(t, task, [u.accept(task.messages[0])])
    sent = u.send(t, "sent")
    task = t.poll()
    polled = t.begin("PollWorkflowExecutionUpdate", **reference(t, "accepted"))
    short = t.begin("PollWorkflowExecutionUpdate", timeout=2.0, **reference(t, "accepted"))
    t.refused("with a short deadline", short.result)
    t.show("accepted", accepted.result())
    t.show("sent", sent.result())
    t.show("polled", polled.result())
    u.take(t, task)
    t.show("later", u.poll(t, "sent"))


def reference(t, update_id):
    """The fields of a poll for the outcome of an update."""
    return {
        "update_ref": {"workflow_execution": t.execution(), "update_id": update_id},
        "wait_policy": {"lifecycle_stage": u.COMPLETED},
    }
