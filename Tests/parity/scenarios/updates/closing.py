"""While a task runs after a failed close, updates are refused (WT-08)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    task = t.poll()
    t.signal("late")
    t.refused("completing", t.respond, task, c.complete("too early"))
    task = t.poll()
    t.refused("an update", "UpdateWorkflowExecution", **u.fields(t, "u"))
    t.respond(task)
    update = u.send(t, "u")
    u.take(t, t.poll())
    t.show("later", update.result().stage)
