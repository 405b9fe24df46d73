"""Times by RFC 3339 and by nanoseconds (VI-01)."""

from harness import lists


def run(t):
    lists.open_members(
        t,
        ("early", dict(Time="2020-01-01T00:00:00Z")),
        ("late", dict(Time="2030-06-01T12:00:00.5+02:00")),
        ("none", {}),
    )
    lists.show(
        t,
        "ParityTime > '2025-01-01T00:00:00Z'",
        "ParityTime = '2020-01-01T00:00:00Z'",
        "ParityTime = '2020-01-01T01:00:00+01:00'",
        'ParityTime = 1577836800000000000',
        "ParityTime BETWEEN '2019-01-01T00:00:00Z' AND '2021-01-01T00:00:00Z'",
        "ParityTime = '2030-06-01T10:00:00.5Z'",
        "ParityTime != '2020-01-01T00:00:00Z'",
    )
