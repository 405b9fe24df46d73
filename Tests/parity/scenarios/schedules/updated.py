"""An update replaces all but what the schedule has done; search attributes are kept, replaced or cleared (SC-05)."""

from harness import commands as c
from harness.schedules import Plan, at, every

def run(t):
    plan = Plan(t)
    plan.create(
        {"interval": [every(3600)]},
        policies={"overlap_policy": 3, "pause_on_failure": True},
        memo={"fields": {"a": c.payload(1)}},
        search_attributes={"indexed_fields": {"ParityKeyword": c.payload("one")}},
        paused=True,
    )
    plan.trigger(1, at(2021))
    plan.settled(action_count=1)

    def update(label, **fields):
        before = plan.describe().conflict_token
        t.call("UpdateSchedule", schedule_id=plan.id, request_id=t.request_id(), **fields)
        t.until(lambda: plan.describe().conflict_token != before)
        answer = plan.describe()
        t.show(label, [answer.schedule, answer.conflict_token.hex(), answer.memo, answer.search_attributes])

    other = plan.schedule({"interval": [every(60)]}, plan.action(workflow_type={"name": "Other"}))
    update("replaced", schedule=other)
    update("attributes", schedule=other, search_attributes={"indexed_fields": {"ParityInt": c.payload(2)}})
    update("cleared", schedule=other, search_attributes={})
    t.show("done before", plan.facts())
    t.show("updated", plan.describe().info.HasField("update_time"))
