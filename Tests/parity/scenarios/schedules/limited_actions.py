"""A schedule with limited actions counts down what it does by itself, and not what it is told to do (SC-03)."""

from harness.schedules import ALLOW_ALL, Plan, at, every

def run(t):
    plan = Plan(t)
    plan.create({"interval": [every(1)]}, policies={"overlap_policy": ALLOW_ALL}, limited=2)
    t.show("at first", plan.describe().schedule.state)
    plan.settled(action_count=2)
    t.sleep(1.2)
    t.show("used up", [plan.describe().schedule.state, plan.describe().info.action_count, plan.describe().conflict_token.hex()])
    t.show("to come", plan.describe().info.future_action_times)
    plan.trigger(0, at(2021))
    t.show("triggered", plan.settled(action_count=3)["action_count"])
    t.show("remaining", plan.describe().schedule.state)
