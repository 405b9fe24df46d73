"""Attributes and memos that a workflow upserts are found by their new values alone (VI-04)."""

from harness import commands as c
from harness import lists


def run(t):
    lists.member(t, "a", close=False, Keyword="first", Int=1)
    lists.settle(t, 1)
    upsert = c.command("upsert_workflow_search_attributes", search_attributes={"indexed_fields": {
        "ParityKeyword": c.payload("second"), "ParityInt": {"metadata": {"encoding": b"binary/null"}}, "ParityList": c.payload(["n"])}})
    memo = c.command("modify_workflow_properties", upserted_memo={"fields": {"note": c.payload("new")}})
    t.respond(t.poll(), upsert, memo)
    lists.wait(t, "ParityKeyword = 'second'", 1)
    lists.show(t, "ParityKeyword = 'first'", "ParityInt IS NULL", "ParityList = 'n'")
    t.show("the memo", lists.listed(t)[0].memo)
    t.show("the attributes", lists.listed(t)[0].search_attributes)
