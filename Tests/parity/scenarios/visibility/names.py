"""Names may be in backquotes, and are case sensitive (VI-01)."""

from harness import lists


def run(t):
    lists.open_members(
        t,
        ("a", dict(Keyword="x")),
    )
    lists.show(
        t,
        "`ParityKeyword` = 'x'",
        "parityKeyword = 'x'",
        '`WorkflowType` IS NOT NULL',
        "'ParityKeyword' = 'x'",
    )
