"""A child whose id is taken by a running workflow does not start, and the parent is told so (WF-14)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    t.start(workflow_id=child, task_queue={"name": t.unique("elsewhere")})
    t.respond(t.poll(), c.start_child(t, child, control="control"))
    t.respond(t.poll(), c.complete())
    t.show_history()
    t.show("the one that runs", t.describe(workflow=child).workflow_execution_info.parent_execution)
