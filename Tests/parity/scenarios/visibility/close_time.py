"""Close times: an open workflow has none, and no comparison holds (VI-03)."""

from harness import lists


def run(t):
    lists.member(t, "open", close=False)
    lists.member(t, "closed")
    lists.settle(t, 2, closed=1)
    lists.show(
        t,
        "CloseTime IS NULL",
        "CloseTime IS NOT NULL",
        "CloseTime > '2020-01-01T00:00:00Z'",
        "CloseTime < '2020-01-01T00:00:00Z'",
        "CloseTime != '2020-01-01T00:00:00Z'",
        "CloseTime BETWEEN '2020-01-01T00:00:00Z' AND '2120-01-01T00:00:00Z'",
        "CloseTime > 5",
    )
