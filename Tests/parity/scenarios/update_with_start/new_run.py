"""Update-with-start of an unused id starts the run, and the update goes with its first task (QU-04)."""

from harness import commands as c
from harness import multi as m
from harness import updates as u


def run(t):
    pending = m.begin(t, "u")
    task = t.poll()
    t.show("the task", task)
    u.take(t, task)
    t.show("the answer", pending.result())
    t.show_history()
