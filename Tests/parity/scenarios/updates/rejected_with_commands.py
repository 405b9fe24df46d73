"""A rejecting task with commands, or one that asks for another task, is written (WT-03)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    update = u.send(t, "u")
    task = t.poll()
    t.show("with a command", u.answer(t, task, [u.reject(task.messages[0])], c.marker("m")))
    t.show("the answer", update.result())
    t.show_history()
    update = u.send(t, "u")
    task = t.poll()
    t.show("with another task", u.answer(t, task, [u.reject(task.messages[0])], force_create_new_workflow_task=True))
    t.show("the answer", update.result().stage)
    t.respond(t.poll(), c.complete())
    t.show_history()
