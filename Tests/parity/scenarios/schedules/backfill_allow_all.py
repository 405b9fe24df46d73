"""A backfill of five times: ALLOW_ALL starts all at once and watches none (SC-02, SC-05)."""

from harness.schedules import Plan, at, every

def run(t):
    plan = Plan(t)
    plan.create({"interval": [every(60)]}, paused=True)
    plan.backfill(at(2020), at(2020, 1, 1, 0, 4), 6)
    t.show("after the backfill", plan.settled(action_count=5))
    t.respond(t.poll())
