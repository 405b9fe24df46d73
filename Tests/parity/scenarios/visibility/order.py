"""Open workflows first, then the latest close, then the latest start (VI-05)."""

from harness import lists


def run(t):
    for name in ("a", "b", "c", "d"):
        lists.member(t, name, close=False)
    for name in ("c", "a"):
        t.terminate(workflow=t.unique(name))
    lists.settle(t, 4, closed=2)
    t.show("in order", lists.names(lists.listed(t)))
    t.show("closed", lists.names(lists.listed(t, "CloseTime IS NOT NULL")))
