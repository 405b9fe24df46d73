"""An update's task that is not answered in time is written as timed out, and the update comes again (WT-03)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start(workflow_task_timeout=c.seconds(2))
    t.respond(t.poll())
    update = u.send(t, "u")
    t.poll()
    task = t.poll()
    t.show("attempt", task.attempt)
    t.show("the messages", task.messages)
    u.take(t, task)
    t.show("the answer", update.result().outcome)
    t.show_history()
