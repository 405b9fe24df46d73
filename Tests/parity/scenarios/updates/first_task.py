"""An update that comes before the first task is started goes with it (WT-13)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    update = u.send(t, "u")
    task = t.poll()
    t.show("the messages", task.messages)
    u.take(t, task, c.start_timer("t", 600))
    t.show("the answer", update.result())
    t.show_history()
