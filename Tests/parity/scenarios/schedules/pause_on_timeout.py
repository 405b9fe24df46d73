"""A workflow that times out pauses its schedule too (SC-03)."""

from harness import commands as c
from harness.schedules import Plan, at

def run(t):
    plan = Plan(t)
    plan.create(action=plan.action(workflow_run_timeout=c.seconds(1)), policies={"pause_on_failure": True})
    plan.trigger(1, at(2021))
    t.until(lambda: plan.describe().schedule.state.paused)
    t.show("timed out", plan.describe().schedule.state)
