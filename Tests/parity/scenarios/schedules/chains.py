"""A workflow that goes on as another is one run of its schedule, which ends with the last (SC-02, SC-06)."""

from harness import commands as c
from harness.schedules import Plan, at

def run(t):
    plan = Plan(t)
    plan.create()
    plan.trigger(1, at(2021))
    first = t.poll()
    plan.trigger(2, at(2022))
    plan.settled(buffer_size=1)
    again = {"workflow_type": {"name": "ParityWorkflow"}, "task_queue": {"name": t.queue}}
    t.respond(first, c.command("continue_as_new_workflow_execution", **again))
    second = t.poll()
    t.show("goes on", plan.facts())
    t.show("the first run", plan.describe().info.running_workflows[0].run_id == first.workflow_execution.run_id)
    t.respond(second, c.command("complete_workflow_execution"))
    t.show("over", plan.settled(action_count=2))
