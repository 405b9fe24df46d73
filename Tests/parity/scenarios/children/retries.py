"""A child that fails and is tried again tells its parent only the last failure (WF-14, WF-05)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    queue = t.unique("child-queue")
    t.respond(t.poll(), c.start_child(t, child, retry_policy={"maximum_attempts": 2, "initial_interval": c.seconds(1)}))
    first = t.poll(queue)
    t.respond(t.poll())
    t.respond(first, c.fail(message="once"))
    second = t.poll(queue)
    t.respond(second, c.fail(message="twice"))
    t.respond(t.poll(), c.complete())
    t.show_history("the parent's history")
    t.show_history("the second attempt's history", workflow=child)
