"""A cron child's runs say nothing to the parent, and the close policy ends whichever is there (WF-14, WF-06)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    queue = t.unique("child-queue")
    t.respond(t.poll(), c.start_child(t, child, cron_schedule="@every 1s"))
    parent = t.poll()
    first = t.poll(queue)
    t.respond(first, c.complete("one"))
    second = t.poll(queue)
    t.show("another run", second.workflow_execution.run_id != first.workflow_execution.run_id)
    t.show("its parent", t.describe(workflow=child).workflow_execution_info.parent_execution)
    t.show("pending", list(t.describe().pending_children))
    t.respond(parent, c.complete())
    t.wait_closed(run=second.workflow_execution.run_id, workflow=child)
    t.show_history("the parent's history")
    t.show("the child's end", t.history(workflow=child)[-1])
