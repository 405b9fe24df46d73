"""Workflow ids by every operator of a keyword (VI-03)."""

from harness import lists


def run(t):
    lists.open_members(t, ("one", {}), ("two", {}))
    one, two = t.unique("one"), t.unique("two")
    t.show("equal", lists.names(lists.listed(t, f"WorkflowId = '{one}'")))
    t.show("unequal", lists.names(lists.listed(t, f"WorkflowId != '{one}'")))
    t.show("in", sorted(lists.names(lists.listed(t, f"WorkflowId IN ('{one}', '{two}')"))))
    t.show("prefix", lists.names(lists.listed(t, "WorkflowId STARTS_WITH 'on'")))
    lists.show(t, "WorkflowId IS NULL", "WorkflowId IS NOT NULL", "WorkflowId = 'nobody'")
