"""An update's task that nobody takes for five seconds times out, on a normal queue too, and becomes an ordinary one (WT-03)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    update = u.send(t, "u")
    t.sleep(6)
    t.show_history("after six seconds")
    task = t.poll()
    t.show("the messages", task.messages)
    t.show("attempt", task.attempt)
    u.take(t, task)
    t.show("the answer", update.result().outcome)
    t.show_history()
