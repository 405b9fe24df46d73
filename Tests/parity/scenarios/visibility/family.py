"""Parents and roots (VI-03)."""

from harness import commands as c
from harness import lists


def run(t):
    lists.member(t, "parent", close=False)
    t.respond(
        t.poll(),
        c.start_child(t, t.other("child"), workflow_type={"name": lists.family(t)}, parent_close_policy="PARENT_CLOSE_POLICY_ABANDON"),
    )
    lists.settle(t, 2)
    parent = t.unique("parent")
    t.show("of the parent", lists.names(lists.listed(t, f"ParentWorkflowId = '{parent}'")))
    t.show("of the root", sorted(lists.names(lists.listed(t, f"RootWorkflowId = '{parent}'"))))
    t.show("not of the root", lists.names(lists.listed(t, f"RootWorkflowId != '{parent}'")))
    root = lists.listed(t, "ParentWorkflowId IS NULL")[0]
    t.show("the root", lists.names([root]))
    t.show("of the root's run", sorted(lists.names(lists.listed(t, f"RootRunId = '{root.execution.run_id}'"))))
    t.show("of the parent's run", lists.names(lists.listed(t, f"ParentRunId = '{root.execution.run_id}'")))
    lists.show(t, "ParentWorkflowId IS NOT NULL", "ParentRunId IS NULL", "RootWorkflowId IS NULL")
    child = lists.listed(t, "ParentWorkflowId IS NOT NULL")[0]
    t.show("the child shows", [child.parent_execution, child.root_execution])
