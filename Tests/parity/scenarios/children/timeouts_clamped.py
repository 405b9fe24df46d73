"""A child's timeouts are clamped as any start's are, in the Initiated event and in its Started event (WF-14, WF-04)."""

from harness import commands as c


def run(t):
    t.start(workflow_run_timeout=c.seconds(300), workflow_execution_timeout=c.seconds(400))
    asked = {
        "long run": {"workflow_run_timeout": c.seconds(90), "workflow_execution_timeout": c.seconds(30)},
        "only execution": {"workflow_execution_timeout": c.seconds(30)},
        "only run": {"workflow_run_timeout": c.seconds(30)},
        "long task": {"workflow_task_timeout": c.seconds(500)},
        "task beyond run": {"workflow_task_timeout": c.seconds(50), "workflow_run_timeout": c.seconds(30)},
        "zero": {"workflow_run_timeout": c.seconds(0), "workflow_execution_timeout": c.seconds(0)},
        "centuries": {"workflow_run_timeout": c.seconds(9_000_000_000)},
    }
    t.respond(t.poll(), *[c.start_child(t, t.other(name), **fields) for name, fields in asked.items()])
    for _ in asked:
        t.poll(t.unique("child-queue"))
    t.show("initiated", [e for e in t.history() if e.event_type == 29])
    for name in asked:
        t.show(name, t.history(workflow=t.unique(name))[0])
