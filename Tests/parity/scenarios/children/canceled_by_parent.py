"""A parent asks its child to cancel; the child's end comes back (WF-13, WF-14)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    queue = t.unique("child-queue")
    t.respond(t.poll(), c.start_child(t, child))
    task = t.poll(queue)
    t.respond(t.poll(), c.cancel_external(child, child_workflow_only=True, reason="no need", control="control"))
    t.respond(t.poll())
    t.respond(task)
    t.respond(t.poll(queue), c.cancel("stopped"))
    t.respond(t.poll(), c.complete())
    t.show_history("the parent's history")
    t.show_history("the child's history", workflow=child)
