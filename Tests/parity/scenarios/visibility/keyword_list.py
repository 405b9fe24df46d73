"""A list of keywords is equal to each of its elements (VI-01)."""

from harness import lists


def run(t):
    lists.open_members(
        t,
        ("ab", dict(List=["a", "b"])),
        ("b", dict(List=["b"])),
        ("c", dict(List=["c d"])),
        ("none", {}),
    )
    lists.show(
        t,
        "ParityList = 'a'",
        "ParityList = 'b'",
        "ParityList != 'a'",
        "ParityList IN ('a', 'c d')",
        "ParityList NOT IN ('a', 'c d')",
        "ParityList = 'c'",
        "NOT ParityList = 'b'",
    )
