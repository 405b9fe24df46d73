"""A failed workflow pauses its schedule, with a note that says why; a terminated one does not (SC-03)."""

from harness import commands as c
from harness.schedules import Plan, at

def run(t):
    plan = Plan(t)
    plan.create(policies={"pause_on_failure": True})
    plan.trigger(1, at(2021))
    t.poll()
    t.terminate(workflow=plan.settled(action_count=1) and plan.started())
    t.until(lambda: not plan.describe().info.running_workflows)
    t.show("terminated", plan.describe().schedule.state)
    plan.trigger(1, at(2022))
    t.respond(t.poll(), c.command("fail_workflow_execution", failure=c.failure("boom")))
    t.until(lambda: plan.describe().schedule.state.paused)
    t.show("failed", plan.describe().schedule.state)
    t.show("token", plan.describe().conflict_token.hex())
    plan.trigger(1, at(2023))
    t.show("triggered although paused", plan.settled(action_count=3))
