"""An update's task that its worker fails is written as failed, and the update comes again with the next one (WT-03)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    update = u.send(t, "u")
    t.fail_task(t.poll())
    t.show_history("after the failure")
    task = t.poll()
    t.show("the task", task)
    u.take(t, task)
    t.show("the answer", update.result().outcome)
    t.show_history()
