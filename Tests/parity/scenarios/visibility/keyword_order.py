"""Keywords are ordered (VI-01)."""

from harness import lists


def run(t):
    lists.open_members(
        t,
        ("red", dict(Keyword="red")),
        ("green", dict(Keyword="green")),
        ("blue", dict(Keyword="blue")),
        ("none", {}),
    )
    lists.show(
        t,
        "ParityKeyword < 'green'",
        "ParityKeyword <= 'green'",
        "ParityKeyword > 'green'",
        "ParityKeyword >= 'green'",
        "ParityKeyword BETWEEN 'c' AND 'green'",
        "ParityKeyword NOT BETWEEN 'c' AND 'green'",
    )
