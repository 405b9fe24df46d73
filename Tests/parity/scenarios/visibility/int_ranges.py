"""Ints between two and in a list (VI-01)."""

from harness import lists


def run(t):
    lists.open_members(
        t,
        ("minus", dict(Int=-3)),
        ("zero", dict(Int=0)),
        ("seven", dict(Int=7)),
        ("big", dict(Int=9007199254740993)),
        ("none", {}),
    )
    lists.show(
        t,
        'ParityInt BETWEEN -3 AND 0',
        'ParityInt NOT BETWEEN 0 AND 7',
        'ParityInt IN (0, 7)',
        'ParityInt NOT IN (0, 7)',
        'ParityInt BETWEEN 7 AND 0',
    )
