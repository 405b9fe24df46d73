"""An update that comes while a task runs waits for the next one, which only then is made (WT-03, WT-13)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    task = t.poll()
    update = u.send(t, "u")
    t.show("asked for", u.poll(t, "u", wait=None))
    t.show("the completion", t.respond(task, c.start_timer("t", 600)))
    t.show_history("after the first task")
    t.show("pending", t.describe().pending_workflow_task)
    task = t.poll()
    t.show("the messages", task.messages)
    u.take(t, task)
    t.show("the answer", update.result())
    t.show_history()
