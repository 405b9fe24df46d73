"""Cron strings that cannot be read are refused with everything that is wrong in them (SC-01)."""

from harness.schedules import Plan

TEXTS = [
    "",
    "soon",
    "* * * *",
    "* * * * * * * *",
    "60 * * * *",
    "* 24 * * *",
    "* * 0 * *",
    "* * * 13 *",
    "* * * * 8",
    "-1 * * * *",
    "a * * * *",
    "5-1 * * * *",
    "1-2-3 * * * *",
    "*/2/3 * * * *",
    "*/0 * * * *",
    "*/x * * * *",
    "1, * * * *",
    "* * * foo *",
    "* * * * m",
    "* * * * mon-",
    "@sometimes",
    "@every",
    "@every x",
    "@every 1",
    "@every 0.5s",
    "@every -1h",
    "@every 1h/2h",
    "@every 1h/-1m",
    "@every 1w",
    "CRON_TZ=Nowhere/Land * * * * *",
    "TZ=UTC",
    "* * * * * 1999",
    "x y z * *",
    "@every1h",
    "0 0 * * sat-sun",
    "*-5 * * * *",
    "0 1 ? * ?",
    "* * * * * # xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "@Daily",
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
