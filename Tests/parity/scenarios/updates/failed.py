"""An update whose handler fails has an outcome like any other: the failure (QU-02)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    update = u.send(t, "u")
    task = t.poll()
    u.answer(t, task, [u.accept(task.messages[0]), u.respond("u", failure=c.failure("the handler broke"))])
    t.show("the answer", update.result())
    t.show("asked for", u.poll(t, "u"))
    t.show_history()
