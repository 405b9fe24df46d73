"""Quotes within texts (VI-01)."""

from harness import lists


def run(t):
    lists.open_members(
        t,
        ("single", dict(Keyword="it's")),
        ("double", dict(Keyword='say "x"')),
        ("backslash", dict(Keyword="a\\b")),
        ("accent", dict(Keyword="caf\u00e9")),
    )
    lists.show(
        t,
        "ParityKeyword = 'it''s'",
        'ParityKeyword = "it\'s"',
        "ParityKeyword = 'it\\'s'",
        'ParityKeyword = \'say "x"\'',
        "ParityKeyword = 'a\\\\b'",
        "ParityKeyword = 'café'",
    )
