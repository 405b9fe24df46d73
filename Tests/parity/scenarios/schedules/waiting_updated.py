"""A start that waits without a policy of its own follows the policy of the moment (SC-02, SC-05)."""

from harness.schedules import Plan, at, every

def run(t):
    plan = Plan(t)
    plan.create({"interval": [every(60)]}, policies={"overlap_policy": 3}, paused=True)
    plan.backfill(at(2020), at(2020, 1, 1, 0, 3))
    t.show("all wait", plan.settled(action_count=1, buffer_size=3))
    changed = plan.schedule({"interval": [every(60)]}, policies={"overlap_policy": 1}, paused=True)
    t.call("UpdateSchedule", schedule_id=plan.id, request_id="u", schedule=changed)
    t.show("skipped", plan.settled(buffer_size=0, overlap_skipped=3))
