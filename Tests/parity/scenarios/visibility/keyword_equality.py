"""Keywords are equal byte for byte; a missing one is neither equal nor unequal to anything (VI-01)."""

from harness import lists


def run(t):
    lists.open_members(
        t,
        ("red", dict(Keyword="red")),
        ("green", dict(Keyword="green")),
        ("blue", dict(Keyword="blue")),
        ("none", {}),
        ("upper", dict(Keyword="Red")),
    )
    lists.show(
        t,
        "ParityKeyword = 'red'",
        "ParityKeyword != 'red'",
        "ParityKeyword <> 'red'",
        'ParityKeyword = "red"',
        "ParityKeyword = ''",
        "NOT ParityKeyword = 'red'",
    )
