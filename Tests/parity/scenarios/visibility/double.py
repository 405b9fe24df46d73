"""Doubles, also compared with ints (VI-01)."""

from harness import lists


def run(t):
    lists.open_members(
        t,
        ("half", dict(Double=0.5)),
        ("two", dict(Double=2)),
        ("minus", dict(Double=-1.25)),
        ("none", {}),
    )
    lists.show(
        t,
        'ParityDouble = 0.5',
        'ParityDouble > 0',
        'ParityDouble = 2',
        'ParityDouble <= -1.25',
        'ParityDouble BETWEEN 0.5 AND 2',
        'ParityDouble != 2',
        'ParityDouble IN (0.5, 7)',
    )
