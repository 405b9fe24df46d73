"""Attributes that are there and that are not (VI-01)."""

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
        'ParityKeyword IS NULL',
        'ParityKeyword IS NOT NULL',
        'ParityKeyword is null',
        'NOT ParityKeyword IS NULL',
        'ParityInt IS NULL',
        'ParityText IS NULL',
        'ParityList IS NULL',
        'ParityList IS NOT NULL',
    )
