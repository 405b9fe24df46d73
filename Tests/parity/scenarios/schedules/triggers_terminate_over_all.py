"""While a workflow runs: TERMINATE_OTHER goes before all (SC-02, SC-05)."""

from harness import commands as c
from harness.schedules import Plan, at

def run(t):
    plan = Plan(t)
    plan.create()
    plan.trigger(1, at(2021))
    plan.settled(action_count=1)
    plan.trigger(2, at(2021, 1, 1, 1))
    t.show("after policy 2, number 1", plan.settled(buffer_size=1, overlap_skipped=0))
    plan.trigger(3, at(2021, 1, 1, 2))
    t.show("after policy 3, number 2", plan.settled(buffer_size=2, overlap_skipped=0))
    plan.trigger(4, at(2021, 1, 1, 3))
    t.show("after policy 4, number 3", plan.settled(buffer_size=3, overlap_skipped=0))
    plan.trigger(5, at(2021, 1, 1, 4))
    t.show("after policy 5, number 4", plan.settled(action_count=2))
