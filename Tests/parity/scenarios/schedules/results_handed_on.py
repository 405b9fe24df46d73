"""The next workflow gets the last result, and the last failure until there is a result; one that overlaps gets neither (SC-04)."""

from harness import commands as c
from harness.schedules import Plan, at

def run(t):
    plan = Plan(t)
    plan.create()

    def next_run(year, policy=1):
        plan.trigger(policy, at(year))
        task = t.poll()
        started = task.history.events[0].workflow_execution_started_event_attributes
        t.show(f"in {year}", {"result": started.last_completion_result, "failure": started.continued_failure.message})
        return task

    t.respond(next_run(2021), c.command("complete_workflow_execution", result=c.payloads("first")))
    t.until(lambda: not plan.describe().info.running_workflows)
    t.respond(next_run(2022), c.command("fail_workflow_execution", failure=c.failure("boom")))
    t.until(lambda: not plan.describe().info.running_workflows)
    t.respond(next_run(2023), c.command("complete_workflow_execution", result=c.payloads("third")))
    t.until(lambda: not plan.describe().info.running_workflows)
    next_run(2024)
    next_run(2025, 6)
