"""Counts without groups (VI-02)."""

from harness import lists


def run(t):
    lists.open_members(t, ("a", dict(Keyword="x")), ("b", dict(Keyword="x")), ("c", {}))
    for query in ("", "ParityKeyword = 'x'", "ParityKeyword = 'nobody'"):
        t.show(query or "all", t.call("CountWorkflowExecutions", query=lists.of_family(t, query)))
