"""An update's task for a sticky worker that is gone goes to the normal queue at once (WT-03, WT-04)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll(), sticky_attributes=t.stick())
    update = u.send(t, "u")
    task = t.poll()
    t.show("the task", task)
    u.take(t, task)
    t.show("the answer", update.result().outcome)
    t.show_history()
