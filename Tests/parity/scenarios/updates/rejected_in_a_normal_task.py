"""A rejected update that came with a signal's task: the task is written, the update is not (QU-05)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    t.signal("s")
    update = u.send(t, "u")
    task = t.poll()
    t.show("the messages", task.messages)
    t.show("the completion", u.answer(t, task, [u.reject(task.messages[0])]))
    t.show("the answer", update.result())
    t.show_history()
