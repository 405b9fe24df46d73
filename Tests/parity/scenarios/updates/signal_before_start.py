"""A signal that finds an update's task scheduled makes it an ordinary one (WT-03)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    update = u.send(t, "u")
    t.signal("s")
    t.show_history("after the signal")
    task = t.poll()
    t.show("the task", task)
    t.show("the completion", u.answer(t, task, [u.reject(task.messages[0])]))
    t.show("the answer", update.result().outcome)
    t.show_history()
