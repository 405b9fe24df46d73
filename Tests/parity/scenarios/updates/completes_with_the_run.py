"""An update may be accepted and completed by the task that completes the run (QU-06)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    both = u.send(t, "both")
    half = u.send(t, "half")
    task = t.poll()
    first, second = task.messages
    u.answer(t, task, [u.accept(first), u.respond("both", "done"), u.accept(second)], c.complete("bye"))
    t.show("both", both.result())
    t.show("half", half.result())
    t.refused("half, asked for", u.poll, t, "half")
    t.show_history()
