"""When a rejecting task is forgotten, an update that came meanwhile gets a task of its own in the same place (WT-03)."""

from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    first = u.send(t, "first")
    task = t.poll()
    second = u.send(t, "second")
    third = u.send(t, "third")
    t.show("the first", u.answer(t, task, [u.reject(task.messages[0])]))
    t.show("rejected", first.result().outcome)
    task = t.poll()
    t.show("the messages", task.messages)
    answer = u.answer(t, task, [u.reject(message) for message in task.messages], return_new_workflow_task=True)
    t.show("the second", answer)
    second.result()
    third.result()
    first = u.send(t, "first")
    task = t.poll()
    second = u.send(t, "second")
    answer = u.answer(t, task, [u.reject(task.messages[0])], return_new_workflow_task=True)
    t.show("inline", answer)
    u.take(t, answer.workflow_task)
    t.show("taken", second.result().outcome)
    t.show_history()
