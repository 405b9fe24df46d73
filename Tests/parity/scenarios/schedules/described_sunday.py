"""Sunday as 7 becomes 0, in a range of its own where it has to (SC-01)."""

from harness.schedules import Plan

TEXTS = [
    "0 0 * * 7",
    "0 0 * * 5-7",
    "0 0 * * 0-7",
    "0 0 * * 3-7/3",
    "0 0 * * 1-7/2",
    "0 0 * * */2",
    "0 0 * * 7/2",
    "0 0 * * 6-7/2",
    "0 0 * * 0-7/7",
    "0 0 * * 2-7/5",
    "0 0 * * sun-sat",
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
