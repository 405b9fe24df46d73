"""Counts by division: all executions of the namespace, workflows under an empty one (VI-02, VI-07)."""

from harness import lists


def run(t):
    lists.open_members(t, ("a", {}), ("b", {}))
    t.show("grouped", lists.counted(t, "GROUP BY TemporalNamespaceDivision"))
