"""The versions of patches, as SDKs set them (VI-03)."""

from harness import commands as c
from harness import lists


def run(t):
    lists.member(t, "a", close=False)
    lists.settle(t, 1)
    t.respond(t.poll(), c.command("upsert_workflow_search_attributes", search_attributes={"indexed_fields": {"TemporalChangeVersion": c.payload(["p-1", "q-2"])}}))
    lists.wait(t, "TemporalChangeVersion IS NOT NULL", 1)
    lists.show(t, "TemporalChangeVersion = 'p-1'", "TemporalChangeVersion = 'p'", "TemporalChangeVersion IN ('q-2')", "ChangeVersion = 'q-2'")
