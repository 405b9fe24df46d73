"""An update ends a start delay: the first task is made for it (WF-07, QU-02)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start(workflow_start_delay=c.seconds(600))
    update = u.send(t, "u")
    t.show_history("the task")
    task = t.poll()
    t.show("the messages", task.messages)
    t.show("rejected", u.answer(t, task, [u.reject(task.messages[0])]))
    t.show("the answer", update.result().outcome)
    t.show_history()
