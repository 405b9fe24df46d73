"""Texts are found by their words, in either case (VI-01)."""

from harness import lists


def run(t):
    lists.open_members(
        t,
        ("fox", dict(Text="Quick brown-Fox")),
        ("slow", dict(Text="slow as 10 snails")),
        ("none", {}),
    )
    lists.show(
        t,
        "ParityText = 'quick'",
        "ParityText = 'FOX'",
        "ParityText = 'slow fox'",
        "ParityText = 'snail'",
        "ParityText = '10'",
        "ParityText != 'quick'",
        'ParityText IS NOT NULL',
        "ParityText = 'brown fox'",
    )
