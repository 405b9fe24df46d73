"""On a sticky queue an update's task brings only what the worker has not seen (WT-03, WT-04)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll(), sticky_attributes=t.stick())
    waiting = t.poll_ahead(sticky=True)
    update = u.send(t, "u")
    task = waiting.result()
    t.show("the task", task)
    t.show("rejected", u.answer(t, task, [u.reject(task.messages[0])], sticky_attributes=t.stick()))
    t.show("the answer", update.result().outcome)
    waiting = t.poll_ahead(sticky=True)
    update = u.send(t, "u")
    task = waiting.result()
    t.show("the second task", task)
    u.take(t, task, sticky_attributes=t.stick())
    t.show("the answer", update.result().outcome)
    t.show_history()
