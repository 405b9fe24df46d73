"""What a run that continues as new has not accepted goes to the next run; what it has accepted fails (QU-06)."""

from harness import commands as c
from harness import updates as u


def run(t):
    first = t.start().run_id
    t.respond(t.poll())
    accepted = u.send(t, "accepted")
    task = t.poll()
    u.answer(t, task, [u.accept(task.messages[0])])
    sent = u.send(t, "sent")
    task = t.poll()
    admitted = u.send(t, "admitted")
    pinned = u.send(t, "pinned", run=first)
    t.respond(task, c.continue_as_new())
    t.refused("accepted", accepted.result)
    t.refused("pinned to the run", pinned.result)
    task = t.poll()
    t.show("the next run's messages", sorted(message.protocol_instance_id for message in task.messages))
    u.take(t, task)
    t.refused("sent", sent.result)
    t.refused("admitted", admitted.result)
    t.refused("sent, asked for", u.poll, t, "sent")
    t.refused("accepted, asked for at the first run", u.poll, t, "accepted", run=first)
