"""A rejected update leaves nothing in history, and its id is free again (QU-05, WT-03)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    for _ in range(2):
        update = u.send(t, "u")
        task = t.poll()
        t.show("started event", task.started_event_id)
        t.show("the completion", u.answer(t, task, [u.reject(task.messages[0])]))
        t.show("the answer", update.result())
        t.refused("asked for", u.poll, t, "u")
    t.show("pending task", t.describe().HasField("pending_workflow_task"))
    t.show_history()
