"""A deleted workflow is in no list any more (VI-01)."""

from harness import lists


def run(t):
    lists.member(t, "a")
    lists.member(t, "b")
    lists.settle(t, 2, closed=2)
    t.call("DeleteWorkflowExecution", workflow_execution={"workflow_id": t.unique("a")})
    lists.wait(t, "", 1)
    lists.show(t, "")
