"""Filters that the original answers with no worker at all, without a word: what can be told is told, the rest is refused (TQ-09)."""

from harness.workers import beat, mine

QUERIES = [
    "NOT SdkName = 'sdk-b'",
    "SdkName IN ('sdk-a', 'sdk-c')",
    "StartTime IS NOT NULL",
    "Nonsense = 'x'",
    "SdkName > 'sdk'",
    "SdkName = 5",
    "StartTime = 'yesterday'",
]


def run(t):
    beat(t, "a", sdk_name="sdk-a")
    for query in QUERIES:
        t.refused(query, "CountWorkers", query=f"{mine(t)} AND {query}")
