"""Cron strings are given back as they were entered, which the original does not, and come back from clients without being counted twice (SC-06)."""

from harness.schedules import Plan, at

CRON = ["CRON_TZ=Europe/Berlin 0 12 * * MON # lunch", "CRON_TZ=Europe/Berlin 30 12 * * MON"]


def run(t):
    plan = Plan(t)
    plan.create({"cron_string": CRON}, paused=True)
    described = plan.describe()
    t.show("given back", list(described.schedule.spec.cron_string))
    schedule = described.schedule
    schedule.state.notes = "changed"
    t.call("UpdateSchedule", schedule_id=plan.id, schedule=schedule, conflict_token=described.conflict_token, request_id="u")
    t.until(lambda: plan.describe().schedule.state.notes == "changed")
    t.show("calendars", len(plan.describe().schedule.spec.structured_calendar))
    t.show("times", len(plan.times(at(2030), at(2030, 2, 1))))
