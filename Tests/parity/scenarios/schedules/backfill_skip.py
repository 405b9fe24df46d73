"""A backfill of five times: SKIP drops what comes while a workflow runs, and counts it (SC-02, SC-05)."""

from harness.schedules import Plan, at, every

def run(t):
    plan = Plan(t)
    plan.create({"interval": [every(60)]}, paused=True)
    plan.backfill(at(2020), at(2020, 1, 1, 0, 4), 1)
    t.show("after the backfill", plan.settled(action_count=1, overlap_skipped=4))
    t.respond(t.poll())
