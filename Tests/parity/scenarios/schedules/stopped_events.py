"""What a workflow sees of CANCEL_OTHER and TERMINATE_OTHER (SC-02)."""

from harness.schedules import Plan, at

def run(t):
    plan = Plan(t)
    plan.create()
    plan.trigger(1, at(2021))
    plan.settled(action_count=1)
    first = plan.started()
    plan.trigger(4, at(2022))
    t.until(lambda: len(t.history(workflow=first)) == 3)
    plan.trigger(5, at(2023))
    plan.settled(action_count=2)
    t.show_history(workflow=first)
