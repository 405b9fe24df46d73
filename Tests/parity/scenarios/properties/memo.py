"""A memo upsert merges; a null payload deletes its key; an empty upsert is refused (WF-17)."""

from harness import commands as c

NULL = {"metadata": {"encoding": b"binary/null"}}


def run(t):
    t.start(memo={"fields": {"a": c.payload(1), "b": c.payload(2)}})
    change = lambda fields: c.command("modify_workflow_properties", upserted_memo={"fields": fields})
    t.respond(t.poll(), change({"b": c.payload("new"), "c": c.payload(3)}), change({"a": NULL, "nobody": NULL}))
    t.show("described", t.describe().workflow_execution_info.memo)
    t.signal("wake")
    t.refused("nothing", t.respond, t.poll(), c.command("modify_workflow_properties"))
    t.refused("no fields", t.respond, t.poll(), change({}))
    t.show_history()
