"""Requests about schedules that cannot be carried out (SC-05, SC-06)."""

from harness import commands as c
from harness.schedules import Plan, at

def run(t):
    plan = Plan(t)
    plan.create()
    numbers = iter(range(100))

    def create(label, action=None, **fields):
        fields.setdefault("schedule_id", t.unique(f"e{next(numbers)}"))
        fields.setdefault("request_id", "r")
        fields.setdefault("schedule", {"action": plan.action() if action is None else action})
        t.refused(label, "CreateSchedule", **fields)

    create("no id", schedule_id="")
    create("long id", schedule_id="x" * 1001)
    create("no request id", request_id="")
    create("long request id", request_id="x" * 1001)
    create("no type", action={"start_workflow": {"workflow_id": "x", "task_queue": {"name": "q"}}})
    create("no queue", action={"start_workflow": {"workflow_id": "x", "workflow_type": {"name": "W"}}})
    create("cron", action=plan.action(cron_schedule="* * * * *"))
    create("reuse policy", action=plan.action(workflow_id_reuse_policy=2))
    create("long workflow id", action=plan.action(workflow_id="x" * 980))
    create("negative timeout", action=plan.action(workflow_run_timeout=c.seconds(-1)))
    create("unknown attribute of the action", action=plan.action(search_attributes={"indexed_fields": {"Nope": c.payload("x")}}))
    create("unknown attribute", search_attributes={"indexed_fields": {"Nope": c.payload("x")}})
    create("wrong attribute", search_attributes={"indexed_fields": {"ParityInt": c.payload("x")}})
    create("large memo", memo={"fields": {"a": {"data": b"x" * 3_000_000}}})
    create("large input", action=plan.action(input=c.blob(2_500_000)))
    create("unknown namespace", namespace="nowhere")
    for method in ("DescribeSchedule", "DeleteSchedule"):
        t.refused(f"{method}: unknown", method, schedule_id="nowhere")
        t.refused(f"{method}: no id", method)
    t.refused("patch: unknown", "PatchSchedule", schedule_id="nowhere", patch={"pause": "x"}, request_id="a")
    t.refused("patch: no id", "PatchSchedule", patch={"pause": "x"}, request_id="a")
    t.refused("patch: none", "PatchSchedule", schedule_id=plan.id, request_id="a")
    t.refused("patch: long note", "PatchSchedule", schedule_id=plan.id, patch={"pause": "x" * 1001}, request_id="a")
    t.refused("patch: long other note", "PatchSchedule", schedule_id=plan.id, patch={"unpause": "x" * 1001}, request_id="a")
    update = {"schedule": plan.schedule(), "request_id": "a"}
    t.refused("update: unknown", "UpdateSchedule", schedule_id="nowhere", **update)
    t.refused("update: no id", "UpdateSchedule", **update)
    t.refused("update: no action", "UpdateSchedule", schedule_id=plan.id, request_id="a", schedule={})
    bad = plan.schedule({"interval": [{}]})
    t.refused("update: bad specification", "UpdateSchedule", schedule_id=plan.id, request_id="a", schedule=bad)
    t.refused("times: unknown", "ListScheduleMatchingTimes", schedule_id="nowhere", start_time=at(2030), end_time=at(2031))
    t.refused("times: no id", "ListScheduleMatchingTimes", start_time=at(2030), end_time=at(2031))
    t.refused("times: backwards", "ListScheduleMatchingTimes", schedule_id=plan.id, start_time=at(2030), end_time=at(2029))
