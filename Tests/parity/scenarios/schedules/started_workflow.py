"""What a started workflow has of its action and its schedule (SC-04)."""

from harness import commands as c
from harness.schedules import Plan, at

def run(t):
    plan = Plan(t, "order")
    action = plan.action(
        input=c.payloads("in"),
        memo={"fields": {"m": c.payload(1)}},
        search_attributes={"indexed_fields": {"ParityKeyword": c.payload("k")}},
        header={"fields": {"h": c.payload(2)}},
        retry_policy={"maximum_attempts": 2},
        user_metadata={"summary": c.payload("sum")},
        priority={"priority_key": 2},
        workflow_run_timeout=c.seconds(100),
        workflow_task_timeout=c.seconds(7),
    )
    plan.create(action=action)
    plan.trigger(0, at(2021, 2, 3, 4, 5, 6))
    plan.settled(action_count=1)
    t.show("id", plan.short(plan.started()))
    t.show("event", t.history(workflow=plan.started())[0])
    t.show("described", t.describe(workflow=plan.started()).workflow_execution_info)
    t.show("schedule", plan.describe().schedule)
