"""A task that is only prolonged keeps the updates it brought: the next one brings them no more, or again (QU-05, WT-05)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    update = u.send(t, "u")
    task = t.poll()
    first = task.messages[0]
    answer = t.respond(task, force_create_new_workflow_task=True, return_new_workflow_task=True)
    t.show("the completion", answer)
    t.show_history("prolonged")
    messages = [u.accept(first), u.respond("u", "done")]
    u.answer(t, answer.workflow_task, messages)
    t.show("the answer", update.result())
    t.show_history()
