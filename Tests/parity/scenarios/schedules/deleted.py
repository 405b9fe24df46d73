"""A deleted schedule is gone; what it started runs on (SC-05)."""

from harness.schedules import Plan, at

def run(t):
    plan = Plan(t)
    plan.create()
    plan.trigger(1, at(2021))
    plan.settled(action_count=1)
    started = plan.started()
    t.call("DeleteSchedule", schedule_id=plan.id)
    t.refused("described", "DescribeSchedule", schedule_id=plan.id)
    t.refused("deleted again", "DeleteSchedule", schedule_id=plan.id)
    t.refused("patched", "PatchSchedule", schedule_id=plan.id, patch={"pause": "x"}, request_id="p")
    t.show("the workflow", t.describe(workflow=started).workflow_execution_info.status)
    t.show("created again", plan.create(request_id="anew").conflict_token.hex())
    t.show("and has done nothing", plan.facts())
