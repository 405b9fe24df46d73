"""A backfill has its first and its last time; an empty one, one that ends before it starts and one without times start nothing (SC-05)."""

from harness.schedules import ALLOW_ALL, Plan, at, every

def run(t):
    plan = Plan(t)
    plan.create({"interval": [every(60)]}, paused=True)
    plan.backfill(at(2020, 1, 1, 0, 0, 30), at(2020, 1, 1, 0, 0, 40), ALLOW_ALL)
    plan.backfill(at(2020, 1, 1, 0, 9), at(2020, 1, 1, 0, 2), ALLOW_ALL)
    plan.patch(backfill_request=[{}])
    plan.backfill(at(2020, 1, 1, 0, 1), at(2020, 1, 1, 0, 3), ALLOW_ALL)
    t.show("both ends", plan.settled(action_count=3))
    plan.backfill(at(2020, 1, 1, 0, 3), at(2020, 1, 1, 0, 4), ALLOW_ALL)
    t.show("one of two is there already", plan.settled(action_count=4))
