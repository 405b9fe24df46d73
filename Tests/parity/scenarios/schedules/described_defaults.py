"""What a schedule says that was asked for nothing, and how short a catch-up window may be (SC-02, SC-06)."""

from harness import commands as c
from harness.schedules import Plan

def run(t):
    plan = Plan(t)
    plan.create(paused=True)
    answer = plan.describe()
    t.show("defaults", answer)
    for number, window in enumerate([1, -1, 0, 11]):
        other = Plan(t, f"w{number}")
        other.create(policies={"catchup_window": c.seconds(window), "keep_original_workflow_id": True}, paused=True)
        t.show(f"window {window}", other.describe().schedule.policies)
