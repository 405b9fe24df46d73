"""A backfill of many times starts each once, and shows the last ten (SC-05, SC-06)."""

from harness.schedules import ALLOW_ALL, Plan, at, every

def run(t):
    plan = Plan(t)
    plan.create({"interval": [every(60)]}, paused=True)
    plan.backfill(at(2020), at(2020, 1, 1, 0, 34), ALLOW_ALL)
    t.show("started", plan.settled(action_count=35))
