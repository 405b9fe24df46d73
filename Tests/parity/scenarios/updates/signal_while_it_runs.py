"""A signal that finds an update's task running waits in the buffer, and what was not written of the task is (WT-03)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    update = u.send(t, "u")
    task = t.poll()
    t.signal("s")
    t.show_history("after the signal")
    t.show("the completion", u.answer(t, task, [u.reject(task.messages[0])]))
    t.show("the answer", update.result().outcome)
    t.respond(t.poll(), c.complete())
    t.show_history()
