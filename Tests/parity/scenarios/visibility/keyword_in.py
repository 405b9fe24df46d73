"""Keywords in and not in a list (VI-01)."""

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
        "ParityKeyword IN ('red', 'blue')",
        "ParityKeyword NOT IN ('red', 'blue')",
        "ParityKeyword in ('x')",
        "ParityKeyword IN ('red')",
    )
