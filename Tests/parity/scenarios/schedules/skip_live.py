"""SKIP on a schedule that fires every second: one workflow runs, the rest is skipped (SC-02)."""

from harness.schedules import Plan, every

def run(t):
    plan = Plan(t)
    plan.create({"interval": [every(1)]})
    t.until(lambda: plan.describe().info.overlap_skipped >= 2)
    info = plan.describe().info
    t.show("running", [info.action_count, len(info.running_workflows), info.buffer_size])
