"""A paused schedule starts nothing by itself and knows what it would do; time that passed is not caught up with (SC-03, SC-05)."""

from harness.schedules import ALLOW_ALL, Plan, every

def run(t):
    plan = Plan(t)
    plan.create({"interval": [every(1)]}, policies={"overlap_policy": ALLOW_ALL}, paused=True)
    t.sleep(2.2)
    info = plan.describe().info
    t.show("paused", [info.action_count, info.missed_catchup_window, len(info.future_action_times)])
    plan.patch(pause="twice")
    t.show("paused again", [plan.describe().schedule.state, plan.describe().conflict_token.hex()])
    plan.patch(unpause="go")
    t.until(lambda: plan.describe().info.action_count >= 1)
    info = plan.describe().info
    t.show("goes on", [info.action_count <= 2, info.missed_catchup_window, plan.describe().schedule.state])
