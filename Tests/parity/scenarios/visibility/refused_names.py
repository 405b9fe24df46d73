"""Attributes that there are not (VI-01)."""

from harness import lists


def run(t):
    lists.refused(t, "Nobody = 1", "Nobody IS NULL", "workflowid = 'x'", "NamespaceId = 'x'", "Memo = 'x'")
