"""Run ids (VI-03)."""

from harness import lists


def run(t):
    run = lists.member(t, "one", close=False)
    lists.member(t, "two", close=False)
    lists.settle(t, 2)
    t.show("equal", lists.names(lists.listed(t, f"RunId = '{run}'")))
    t.show("unequal", lists.names(lists.listed(t, f"RunId != '{run}'")))
    t.show("in", lists.names(lists.listed(t, f"RunId IN ('{run}', 'nobody')")))
    lists.show(t, "RunId = 'no id'", "RunId IS NULL")
