"""History length, size and transitions of closed workflows (VI-03)."""

from harness import lists


def run(t):
    lists.member(t, "a")
    lists.settle(t, 1, closed=1)
    lists.show(
        t, "HistoryLength = 3", "HistoryLength > 3", "HistorySizeBytes > 10", "StateTransitionCount > 0", "StateTransitionCount IS NULL", "HistorySizeBytes < 10"
    )
