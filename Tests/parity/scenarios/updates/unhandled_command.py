"""A close command that fails over a signal ends the waits for the updates that its task brought; those that came later go on (WT-08, WT-13)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    u.send(t, "accepted")
    u.answer(t, (task := t.poll()), [u.accept(task.messages[0])])
    sent = u.send(t, "sent")
    task = t.poll()
    admitted = u.send(t, "admitted")
    t.signal("s")
    messages = [u.accept(task.messages[0]), u.respond("sent", "done")]
    t.refused("completing", u.answer, t, task, messages, c.complete("too early"))
    t.refused("sent", sent.result)
    t.refused("sent, asked for", u.poll, t, "sent", wait=None)
    t.show("accepted, asked for", u.poll(t, "accepted", wait=None).stage)
    t.show_history("after the failure")
    u.until_known(t, "admitted", admitted)
    task = t.poll()
    t.show("the messages", task.messages)
    u.answer(t, task, [u.reject(task.messages[0]), u.respond("accepted", "done")], c.complete("bye"))
    t.show("admitted", admitted.result().outcome)
    t.show_history()
