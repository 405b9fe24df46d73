"""A run that ends under an update-with-start (QU-04, QU-06)."""

from harness import commands as c
from harness import multi as m
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    pending = m.begin(t, "u")
    task = t.poll()
    t.respond(task, c.complete("bye"))
    task = t.poll()
    t.show("the next run's messages", task.messages)
    u.take(t, task)
    t.refused("the answer", pending.result)
    t.show_history()
