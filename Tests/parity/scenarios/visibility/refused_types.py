"""Values of other types than their attributes (VI-01)."""

from harness import lists


def run(t):
    lists.refused(
        t,
        "ParityInt = 'seven'",
        "ParityKeyword = 7",
        "ParityBool = 'yes'",
        "ParityBool = 1",
        "ParityDouble = 'x'",
        "ParityTime = 'yesterday'",
        "ParityTime = '2020-01-01'",
        "ParityKeyword = true",
        "ParityText = 5",
        "ParityList = 5",
        "ParityKeyword = null",
        "ParityInt IN (1, 'x')",
    )
