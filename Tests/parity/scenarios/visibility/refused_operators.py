"""Operators that do not go with an attribute's type (VI-01)."""

from harness import lists


def run(t):
    lists.refused(
        t,
        "ParityText > 'a'",
        "ParityText IN ('a', 'b')",
        "ParityText STARTS_WITH 'a'",
        "ParityText BETWEEN 'a' AND 'b'",
        "ParityList > 'a'",
        "ParityList STARTS_WITH 'a'",
        "ParityInt STARTS_WITH 'a'",
        "ParityBool BETWEEN true AND false",
        "ParityKeyword REGEXP 'a'",
        "ParityKeyword = ParityKeyword",
        "ParityInt + 1 = 2",
        "ParityKeyword = UPPER('x')",
    )
