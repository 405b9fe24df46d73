"""An update's task that its sticky worker does not take becomes an ordinary one on the normal queue (WT-03, WT-04)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll(), sticky_attributes=t.stick(1))
    t.poll_ahead(sticky=True).cancel()
    t.sleep(0.5)
    update = u.send(t, "u")
    t.sleep(3)
    t.show_history("after three seconds")
    task = t.poll()
    t.show("the messages", task.messages)
    u.take(t, task)
    t.show("the answer", update.result().outcome)
    t.show_history()
