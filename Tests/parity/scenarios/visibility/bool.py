"""Truths (VI-01)."""

from harness import lists


def run(t):
    lists.open_members(
        t,
        ("yes", dict(Bool=True)),
        ("no", dict(Bool=False)),
        ("none", {}),
    )
    lists.show(
        t,
        'ParityBool = true',
        'ParityBool = false',
        'ParityBool != true',
        'ParityBool IS NULL',
        'ParityBool = TRUE',
        'NOT ParityBool = true',
    )
