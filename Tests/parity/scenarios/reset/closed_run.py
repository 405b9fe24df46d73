"""A closed run is reset: the new run has its history up to the task, the failed task, and a task to go on with (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start(input=c.payloads("in")).run_id
    t.respond(t.poll(), c.start_timer("t", 0))
    t.respond(t.poll(), c.complete("wrong"))
    new = reset(t, 9)
    t.show_history("the base run", base)
    t.show_history("the new run", new)
    t.show("the base run's description", t.describe(base))
    t.show("the new run's description", t.describe(new))
    task = t.poll()
    t.show("its task", task)
    t.respond(task, c.complete("right"))
    t.show_history("the new run to its end", new)
    t.show("the new run's description at its end", t.describe())
