"""Keywords by their beginning; what LIKE takes for a pattern is none here (VI-01)."""

from harness import lists


def run(t):
    lists.open_members(
        t,
        ("ab", dict(Keyword="abc")),
        ("abd", dict(Keyword="abd")),
        ("percent", dict(Keyword="a%c")),
        ("none", {}),
    )
    lists.show(
        t,
        "ParityKeyword STARTS_WITH 'ab'",
        "ParityKeyword NOT STARTS_WITH 'ab'",
        "ParityKeyword STARTS_WITH 'a%'",
        "ParityKeyword starts_with 'a_'",
        "ParityKeyword STARTS_WITH ''",
    )
