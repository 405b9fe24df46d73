"""Scanning is listing (VI-06)."""

from harness import lists


def run(t):
    lists.open_members(t, ("a", dict(Keyword="x")), ("b", {}))
    t.show("all", lists.names(lists.listed(t, method="ScanWorkflowExecutions")))
    t.show("filtered", lists.names(lists.listed(t, "ParityKeyword = 'x'", method="ScanWorkflowExecutions")))
    lists.refused(t, "Nobody = 1", method="ScanWorkflowExecutions")
