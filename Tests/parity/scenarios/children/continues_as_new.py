"""A child that continues as new says nothing to its parent; its last run does, and every run knows the parent (WF-14, WF-09)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    queue = t.unique("child-queue")
    t.respond(t.poll(), c.start_child(t, child))
    first = t.poll(queue)
    t.respond(t.poll())
    t.sleep(1.1)
    t.respond(first, c.continue_as_new())
    second = t.poll(queue)
    t.show("pending while the second run runs", list(t.describe().pending_children))
    t.show("the second run", t.describe(workflow=child).workflow_execution_info)
    t.no_task("the parent hears nothing")
    t.respond(second, c.complete("at last"))
    t.respond(t.poll(), c.complete())
    t.show_history("the parent's history")
    t.show_history("the second run's history", workflow=child)
