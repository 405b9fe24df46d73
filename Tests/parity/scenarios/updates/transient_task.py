"""An update that finds a repeated task scheduled goes with it; when that fails too, it comes again (WT-02, WT-13)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.fail_task(t.poll())
    update = u.send(t, "u")
    task = t.poll()
    t.show("the messages", task.messages)
    t.fail_task(task)
    task = t.poll()
    t.show("the messages of attempt 3", task.messages)
    u.take(t, task)
    t.show("the answer", update.result().outcome)
    t.show_history()
