"""Search attributes are upserted, deleted by null and checked for name and type (WF-17)."""

from harness import commands as c

NULL = {"metadata": {"encoding": b"binary/null"}}


def run(t):
    t.start(search_attributes={"indexed_fields": {"ParityKeyword": c.payload("first")}})
    upsert = lambda **fields: c.command("upsert_workflow_search_attributes", search_attributes={"indexed_fields": fields})
    t.respond(t.poll(), upsert(ParityInt=c.payload(7), ParityKeyword=c.payload("second")))
    t.show("described", t.describe().workflow_execution_info.search_attributes)
    odd = {
        "unknown": upsert(Nobody=c.payload(1)),
        "another type": upsert(ParityInt=c.payload("seven")),
        "a system attribute": upsert(WorkflowId=c.payload("other")),
        "empty": upsert(),
        "none": c.command("upsert_workflow_search_attributes"),
        "a list for one value": upsert(ParityInt=c.payload([1, 2])),
        "a long value": upsert(ParityKeyword=c.payload("x" * 3000)),
    }
    for name, command in odd.items():
        if t.describe().workflow_execution_info.status != 1:
            t.show(f"{name}: the run was closed by", t.history()[-1])
            break
        t.signal(f"wake for {name}")
        task = t.poll()
        t.refused(name, t.respond, task, command)
        if t.describe().pending_workflow_task.state == 2:
            t.respond(task)
    t.show("status", t.describe().workflow_execution_info.status)
    if t.describe().workflow_execution_info.status == 1:
        t.signal("deleting")
        t.respond(t.poll(), upsert(ParityInt=NULL), c.complete())
    t.show("described after", t.describe().workflow_execution_info.search_attributes)
    t.show_history()
