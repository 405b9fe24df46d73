"""Ints are compared exactly (VI-01)."""

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
        'ParityInt = 7',
        'ParityInt != 7',
        'ParityInt < 0',
        'ParityInt <= 0',
        'ParityInt > 7',
        'ParityInt >= 7',
        'ParityInt = -3',
        'ParityInt = 9007199254740993',
        'ParityInt = 9007199254740992',
    )
