"""Search attributes are upserted, deleted by null and checked for name and type; a value above 2 KiB ends the run (WF-17)."""

from harness import commands as c

NULL = {"metadata": {"encoding": b"binary/null"}}


def run(t):
    t.start(search_attributes={"indexed_fields": {"ParityKeyword": c.payload("first")}})
    t.respond(t.poll(), upsert(ParityInt=c.payload(7), ParityKeyword=c.payload("second")))
    t.show("described", t.describe().workflow_execution_info.search_attributes)
    odd = {
        "unknown": upsert(Nobody=c.payload(1)),
        "another type": upsert(ParityInt=c.payload("seven")),
        "a system attribute": upsert(WorkflowId=c.payload("other")),
        "empty": upsert(),
        "none": c.command("upsert_workflow_search_attributes"),
        "a list for one value": upsert(ParityInt=c.payload([1, 2])),
    }
    for name, command in odd.items():
        t.signal(f"wake for {name}")
        t.refused(name, t.respond, t.poll(), command)
        t.respond(t.poll())
    t.signal("deleting")
    t.respond(t.poll(), upsert(ParityInt=NULL))
    t.show("one deleted", t.describe().workflow_execution_info.search_attributes)
    t.signal("wake for a long value")
    t.refused("a long value", t.respond, t.poll(), upsert(ParityKeyword=c.payload("x" * 3000)))
    t.show_history()


def upsert(**fields):
    return c.command("upsert_workflow_search_attributes", search_attributes={"indexed_fields": fields})
