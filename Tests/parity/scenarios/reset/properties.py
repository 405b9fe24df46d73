"""Memo and search attributes are those of the reset point: later changes are gone (WF-19, WF-17)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    memo = {"fields": {"kept": c.payload(1), "gone": c.payload(1)}}
    base = t.start(memo=memo, search_attributes={"indexed_fields": {"ParityKeyword": c.payload("start")}}).run_id
    t.respond(
        t.poll(),
        c.command("modify_workflow_properties", upserted_memo={"fields": {"gone": c.payload(None)}}),
        c.command("upsert_workflow_search_attributes", search_attributes={"indexed_fields": {"ParityInt": c.payload(1)}}),
    )
    t.signal("s")
    t.respond(
        t.poll(),
        c.command("modify_workflow_properties", upserted_memo={"fields": {"late": c.payload(1)}}),
        c.command("upsert_workflow_search_attributes", search_attributes={"indexed_fields": {"ParityInt": c.payload(2)}}),
        c.complete(),
    )
    new = reset(t, 10, base)
    info = t.describe(new).workflow_execution_info
    t.show("memo", info.memo)
    t.show("search attributes", info.search_attributes)
