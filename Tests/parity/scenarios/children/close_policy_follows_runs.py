"""The close policy reaches a later run of the child's chain (WF-14, WF-09)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    queue = t.unique("child-queue")
    t.respond(t.poll(), c.start_child(t, child))
    first = t.poll(queue)
    t.sleep(1.1)
    t.respond(first, c.continue_as_new())
    second = t.poll(queue).workflow_execution.run_id
    t.respond(t.poll(), c.complete())
    t.wait_closed(run=second, workflow=child)
    t.show_history("the second run", run=second, workflow=child)
