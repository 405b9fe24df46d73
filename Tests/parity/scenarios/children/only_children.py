"""A signal or cancel that insists on a child fails for a stranger, and for the child of an earlier run (WF-13, WF-14)."""

from harness import commands as c


def run(t):
    t.start()
    stranger, child = t.other("stranger"), t.other("child")
    t.start(workflow_id=stranger, task_queue={"name": t.unique("elsewhere")})
    t.respond(t.poll(), c.signal_external(stranger, child_workflow_only=True))
    t.respond(t.poll(), c.cancel_external(stranger, child_workflow_only=True))
    t.respond(t.poll(), c.start_child(t, child, parent_close_policy="PARENT_CLOSE_POLICY_ABANDON"))
    t.sleep(1.1)
    t.respond(t.poll(), c.continue_as_new())
    t.respond(t.poll(), c.signal_external(child, child_workflow_only=True))
    t.respond(t.poll(), c.cancel_external(child, child_workflow_only=True))
    t.respond(t.poll(), c.complete())
    t.show_history()
    t.show_history("the stranger's history", workflow=stranger)
    t.show_history("the child's history", workflow=child)
