"""An abandoned child outlives its parent: its end is nobody's news (WF-14)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    t.respond(t.poll(), c.start_child(t, child, parent_close_policy="PARENT_CLOSE_POLICY_ABANDON"))
    task = t.poll(t.unique("child-queue"))
    t.respond(t.poll(), c.complete())
    t.respond(task, c.complete("unheard"))
    t.sleep(1)
    t.show_history("the parent's history")
    t.show("the child", t.describe(workflow=child).workflow_execution_info)
    t.show("the parent's pending children", list(t.describe().pending_children))
