"""A cron string is described as the calendar or interval that it stands for; what was entered is schedules/cron_given_back (SC-01, SC-06)."""

from harness.schedules import Plan

TEXTS = [
    "* * * * *",
    "0 12 * * MON-FRI",
    "*/15 9-17 1,15 jan,MAR sun",
    "5/10 * * * *",
    "0 0 1 1 * 2030",
    "0 0 1 1 * 2030-2035/2",
    "30 0 0 1 1 * *",
    "@yearly",
    "@annually",
    "@monthly",
    "@weekly",
    "@daily",
    "@midnight",
    "@hourly",
    "@every 14h/3h",
    "@every 1d",
    "@every 2d/1d3h",
    "@every 90m # comment",
    "CRON_TZ=Europe/Berlin 0 12 * * * # noon!",
    "TZ=Asia/Tokyo @daily",
    "  0 1 * * *  ",
    "0 1 * february monday",
    "0 1 * * mo",
    "@daily # hello",
    "CRON_TZ=UTC @every 1h",
    "0 0 31 2 *",
    "1,1,2 * * * *",
    "CRON_TZ= 0 0 * * *",
    "@every 0.5h",
]


def run(t):
    for number, text in enumerate(TEXTS):
        plan = Plan(t, f"s{number}")
        t.refused(text, lambda plan=plan, text=text: _spec(plan, text))


def _spec(plan, text):
    plan.create({"cron_string": [text]}, paused=True)
    spec = plan.describe().schedule.spec
    del spec.cron_string[:]
    return spec
