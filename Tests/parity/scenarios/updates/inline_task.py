"""The next task that comes with a completion's answer brings the update that waited for it (WT-06, WT-13)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    task = t.poll()
    update = u.send(t, "u")
    answer = t.respond(task, c.start_timer("t", 600), return_new_workflow_task=True)
    t.show("the completion", answer)
    t.show_history("while it runs")
    t.show("rejected", u.answer(t, answer.workflow_task, [u.reject(answer.workflow_task.messages[0])]))
    t.show("the answer", update.result().outcome)
    t.show_history()
