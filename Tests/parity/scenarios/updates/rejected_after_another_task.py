"""An update that waited while a task ran gets an ordinary task, written even if it is rejected, unless the worker takes that inline (WT-03)."""

from harness import updates as u


def run(t):
    for inline in (False, True):
        t.wf = t.unique(f"inline-{inline}")
        t.start()
        task = t.poll()
        update = u.send(t, "u")
        answer = t.respond(task, return_new_workflow_task=inline)
        task = answer.workflow_task if inline else t.poll()
        t.show(f"inline {inline}", u.answer(t, task, [u.reject(task.messages[0])]))
        t.show("the answer", update.result().outcome)
        t.show_history()
        t.terminate()
