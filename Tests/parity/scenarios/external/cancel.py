"""A cancel request to another workflow: initiated, delivered with its sender, reported; asking again succeeds (WF-13)."""

from harness import commands as c


def run(t):
    target = t.other("target")
    t.start()
    run = t.start(workflow_id=target, task_queue={"name": t.unique("elsewhere")}).run_id
    metadata = {"summary": c.payload("in short")}
    t.respond(t.poll(), c.cancel_external(target, reason="no need", control="control", namespace="default", user_metadata=metadata))
    t.respond(t.poll(), c.cancel_external(target, run=run, reason="again"))
    t.poll()
    t.show_history("the sender's history")
    t.show_history("the target's history", workflow=target)
