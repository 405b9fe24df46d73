"""With a signal in the buffer the next task is an ordinary one, and brings the waiting update too (WT-03)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    task = t.poll()
    t.signal("s")
    update = u.send(t, "u")
    answer = t.respond(task, c.start_timer("t", 600), return_new_workflow_task=True)
    t.show("the messages", answer.workflow_task.messages)
    t.show_history("while it runs")
    u.take(t, answer.workflow_task)
    t.show("the answer", update.result().outcome)
    t.show_history()
