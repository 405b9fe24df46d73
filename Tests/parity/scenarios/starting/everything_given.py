"""What a start gives arrives in the event, in the task and in the description (WF-01)."""

from harness import commands as c


def run(t):
    t.start(
        input=c.payloads("one", 2, None),
        header={"fields": {"trace": c.payload("abc")}},
        memo={"fields": {"note": c.payload("remember")}},
        search_attributes={"indexed_fields": {"ParityKeyword": c.payload("key"), "ParityInt": c.payload(7)}},
        user_metadata={"summary": c.payload("short"), "details": c.payload("long")},
        retry_policy={"maximum_attempts": 1},
        workflow_execution_timeout=c.seconds(300),
        workflow_run_timeout=c.seconds(200),
        workflow_task_timeout=c.seconds(5),
        priority={"priority_key": 2},
    )
    t.show("described", t.describe())
    task = t.poll()
    t.show("task", task)
    t.respond(task, c.complete("done"))
    t.show("described after", t.describe())
