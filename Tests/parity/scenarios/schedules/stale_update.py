"""An update for another state than the token's is not made; here it is refused, the original says nothing (SC-05)."""

from harness.schedules import Plan, at, every

def run(t):
    plan = Plan(t)
    token = plan.create({"interval": [every(3600)]}).conflict_token
    plan.patch(pause="x")
    t.until(lambda: plan.describe().schedule.state.paused)
    changed = plan.schedule({"interval": [every(60)]})
    t.refused("stale", "UpdateSchedule", schedule_id=plan.id, schedule=changed, conflict_token=token, request_id="u1")
    t.sleep(0.5)
    t.show("unchanged", plan.describe().schedule.spec)
    fresh = plan.describe().conflict_token
    t.refused("fresh", "UpdateSchedule", schedule_id=plan.id, schedule=changed, conflict_token=fresh, request_id="u2")
    t.until(lambda: plan.describe().conflict_token != fresh)
    t.show("changed", plan.describe().schedule.spec)
