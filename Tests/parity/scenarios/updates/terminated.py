"""A terminated run aborts its updates: what was not accepted is refused, what was has failed (QU-06)."""

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
    admitted = u.send(t, "admitted")
    t.terminate()
    t.refused("admitted", admitted.result)
    t.refused("sent", sent.result)
    t.refused("accepted", accepted.result)
    t.show_history()
    t.refused("admitted, asked for", u.poll, t, "admitted")
    t.refused("sent, asked for", u.poll, t, "sent")
    t.refused("accepted, asked for", u.poll, t, "accepted")
    t.refused("accepted, sent again", "UpdateWorkflowExecution", **u.fields(t, "accepted"))
    t.refused("another", "UpdateWorkflowExecution", **u.fields(t, "other"))
    t.refused("the worker's answer", u.take, t, task)
