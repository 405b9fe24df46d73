"""How long a closed workflow took, in every spelling; open ones took no time yet (VI-03)."""

from harness import lists


def run(t):
    lists.member(t, "open", close=False)
    lists.member(t, "closed")
    lists.settle(t, 2, closed=1)
    lists.show(
        t,
        "ExecutionDuration < '1h'",
        "ExecutionDuration > '1h'",
        "ExecutionDuration < '01:00:00'",
        "ExecutionDuration < 3600000000000",
        "ExecutionDuration < '2d'",
        "ExecutionDuration IS NULL",
        "ExecutionDuration > '0s'",
        "ExecutionDuration < 'soon'",
    )
