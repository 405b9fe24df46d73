"""What a list shows of a closed workflow (VI-03)."""

from harness import commands as c
from harness import lists


def run(t):
    lists.member(
        t,
        "a",
        {"memo": {"fields": {"note": c.payload("kept")}}},
        Keyword="x",
        Int=7,
        Double=1.5,
        Bool=True,
        Time="2020-01-01T00:00:00Z",
        Text="some words",
        List=["a", "b"],
    )
    lists.settle(t, 1, closed=1)
    t.show("listed", lists.listed(t))
