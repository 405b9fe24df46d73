"""A run that completes ends its updates: accepted ones fail, those it never saw are refused (QU-06)."""

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
    t.respond(task, c.complete("bye"))
    t.refused("accepted", accepted.result)
    t.refused("sent", sent.result)
    t.refused("admitted", admitted.result)
    t.refused("accepted, asked for", u.poll, t, "accepted")
    t.refused("sent, asked for", u.poll, t, "sent")
    t.refused("accepted, sent again", "UpdateWorkflowExecution", **u.fields(t, "accepted"))
    t.show_history()
