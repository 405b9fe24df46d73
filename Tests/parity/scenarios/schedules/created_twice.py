"""The same request creates one schedule; another is refused (SC-05)."""

from harness.schedules import Plan

def run(t):
    plan = Plan(t)
    t.show("created", plan.create(request_id="r1").conflict_token.hex())
    t.show("repeated", plan.create(request_id="r1").conflict_token.hex())
    t.refused("another", plan.create, request_id="r2")
