"""A signal to another workflow: initiated, delivered with its sender, reported (WF-13)."""

from harness import commands as c


def run(t):
    target = t.other("target")
    t.start()
    run = t.start(workflow_id=target, task_queue={"name": t.unique("elsewhere")}).run_id
    t.respond(
        t.poll(),
        c.signal_external(
            target,
            "hello",
            1,
            "two",
            namespace="default",
            control="control",
            header={"fields": {"h": c.payload("header")}},
            user_metadata={"summary": c.payload("in short")},
        ),
    )
    t.respond(t.poll(), c.signal_external(target, "by run", run=run))
    t.poll()
    t.show_history("the sender's history")
    t.show_history("the target's history", workflow=target)
