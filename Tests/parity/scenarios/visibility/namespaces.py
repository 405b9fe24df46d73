"""A namespace lists its own; one that is not there is not found (VI-01)."""

from harness import lists


def run(t):
    lists.open_members(t, ("a", {}))
    t.show("elsewhere", lists.names(lists.listed(t, namespace="parity-other")))
    for method in ("ListWorkflowExecutions", "CountWorkflowExecutions", "ScanWorkflowExecutions"):
        t.refused(method, method, namespace="nobody")
