"""What a workflow asks of others in the task in which it closes (WF-13)."""

from harness import commands as c


def run(t):
    target = t.other("target")
    t.start()
    t.start(workflow_id=target, task_queue={"name": t.unique("elsewhere")})
    t.respond(t.poll(), c.signal_external(target, "last words"), c.cancel_external(target, reason="last wish"), c.complete())
    t.sleep(1.5)
    t.show_history("the sender's history")
    t.show("the target's signals and cancels", sorted(e.event_type for e in t.history(workflow=target) if e.event_type in (20, 26)))
