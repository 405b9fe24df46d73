"""A backfill of five times: BUFFER_ONE keeps the first that waits (SC-02, SC-05)."""

from harness.schedules import Plan, at, every

def run(t):
    plan = Plan(t)
    plan.create({"interval": [every(60)]}, paused=True)
    plan.backfill(at(2020), at(2020, 1, 1, 0, 4), 2)
    t.show("after the backfill", plan.settled(action_count=1, overlap_skipped=3, buffer_size=1))
    t.respond(t.poll())
