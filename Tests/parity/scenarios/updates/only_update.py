"""An update of an idle run makes a workflow task that is only written once the worker accepts (QU-02, WT-03, WT-13)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("t", 600))
    update = u.send(t, "u", "how", 2)
    t.show_history("while the task waits")
    task = t.poll()
    t.show("the task", task)
    t.show_history("while the task runs")
    t.show("the completion", u.take(t, task))
    t.show("the answer", update.result())
    t.show_history()
