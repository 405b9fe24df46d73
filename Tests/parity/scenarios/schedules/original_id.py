"""keep_original_workflow_id keeps the id here; the original adds the time all the same (SC-04)."""

from harness import commands as c
from harness.schedules import Plan, at

def run(t):
    plan = Plan(t)
    plan.create(policies={"keep_original_workflow_id": True})
    plan.trigger(1, at(2021))
    plan.settled(action_count=1)
    t.show("kept", plan.started() == plan.workflow)
    t.respond(t.poll(), c.command("complete_workflow_execution"))
    t.until(lambda: not plan.describe().info.running_workflows)
    plan.trigger(1, at(2022))
    t.show("again", plan.settled(action_count=2)["action_count"])
