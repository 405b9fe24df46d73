"""A schedule may begin with a patch (SC-05)."""

from harness.schedules import ALLOW_ALL, Plan, at, every

def run(t):
    plan = Plan(t)
    plan.create(
        {"interval": [every(60)]},
        patch={
            "trigger_immediately": {"overlap_policy": ALLOW_ALL, "scheduled_time": at(2021)},
            "backfill_request": [{"start_time": at(2020), "end_time": at(2020, 1, 1, 0, 1), "overlap_policy": ALLOW_ALL}],
            "pause": "at first",
        },
    )
    facts = plan.settled(action_count=3)
    t.show("started", [facts["action_count"], sorted(facts["recent"])])
    t.show("state", [plan.describe().schedule.state, plan.describe().conflict_token.hex()])
