"""A parent that is tried again leaves its children to their close policy, and the next attempt may start the same ids anew (WF-14, WF-05)."""

from harness import commands as c


def run(t):
    t.start(retry_policy={"maximum_attempts": 2, "initial_interval": c.seconds(1)})
    child = t.other("child")
    queue = t.unique("child-queue")
    t.respond(t.poll(), c.start_child(t, child))
    t.poll(queue)
    t.respond(t.poll(), c.fail(message="again"))
    t.wait_closed(workflow=child)
    t.show_history("the first child", workflow=child)
    t.respond(t.poll(), c.start_child(t, child))
    t.poll(queue)
    t.respond(t.poll(), c.complete())
    t.show_history("the second attempt")
