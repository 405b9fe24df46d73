"""AND binds more tightly than OR, NOT most; parentheses (VI-01)."""

from harness import lists


def run(t):
    lists.open_members(
        t,
        ("a", dict(Keyword="x", Int=1)),
        ("b", dict(Keyword="x", Int=2)),
        ("c", dict(Keyword="y", Int=1)),
        ("d", dict(Keyword="y", Int=2)),
    )
    lists.show(
        t,
        "ParityKeyword = 'x' AND ParityInt = 1",
        "ParityKeyword = 'x' OR ParityInt = 1",
        "ParityKeyword = 'x' OR ParityKeyword = 'y' AND ParityInt = 1",
        "(ParityKeyword = 'x' OR ParityKeyword = 'y') AND ParityInt = 1",
        "NOT ParityKeyword = 'x' AND ParityInt = 1",
        "NOT (ParityKeyword = 'x' AND ParityInt = 1)",
        "NOT (ParityKeyword = 'x' OR ParityInt = 1)",
        'not not ParityInt = 1',
        "ParityKeyword='x' and ParityInt=2",
    )
