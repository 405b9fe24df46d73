"""A schedule starts a workflow at every time, named after it (SC-02, SC-04)."""

from harness.schedules import ALLOW_ALL, Plan, every

def run(t):
    plan = Plan(t)
    plan.create({"interval": [every(1)]}, policies={"overlap_policy": ALLOW_ALL})
    t.until(lambda: plan.describe().info.action_count >= 3)
    info = plan.describe().info
    nominal = [action.schedule_time.seconds for action in info.recent_actions]
    t.show("whole seconds", [action.schedule_time.nanos for action in info.recent_actions[:3]])
    t.show("one a second", [later - earlier for earlier, later in zip(nominal[:3], nominal[1:3])])
    t.show(
        "named", all(action.start_workflow_result.workflow_id.endswith(name(action)) for action in info.recent_actions)
    )
    t.show("to come", len(info.future_action_times))


def name(action):
    return action.schedule_time.ToDatetime().strftime("-%Y-%m-%dT%H:%M:%SZ")
