"""A parent signals its child by id alone, also in the task that starts it, and may insist on its being a child (WF-13, WF-14)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    queue = t.unique("child-queue")
    t.respond(t.poll(), c.start_child(t, child))
    task = t.poll(queue)
    t.respond(t.poll(), c.signal_external(child, "hello", 1, child_workflow_only=True, control="control"))
    t.respond(t.poll(), c.signal_external(child, "again", run=task.workflow_execution.run_id, child_workflow_only=True))
    t.poll()
    t.show_history("the parent's history")
    t.show_history("the child's history", workflow=child)
