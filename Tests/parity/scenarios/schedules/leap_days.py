"""Leap days, last days of months and Fridays the 13th over many years (SC-01)."""

from harness.schedules import Plan, at, calendar, clock

CASES = {
    "29 February": {"cron_string": ["0 0 29 2 *"]},
    "31st": {"cron_string": ["0 12 31 * *"]},
    "Friday 13th": {"structured_calendar": [calendar(day_of_month=[13], day_of_week=[5])]},
    "never": {"cron_string": ["0 0 31 2 *"]},
    "to the last year": {"cron_string": ["0 0 1 1 *"], "start_time": at(2097)},
}


def run(t):
    for label, spec in CASES.items():
        plan = Plan(t)
        plan.id = t.unique(label.replace(" ", "-"))
        t.afterwards("DeleteSchedule", schedule_id=plan.id)
        plan.create(spec, paused=True)
        found = plan.times(at(2024), at(2104))
        t.show(label, {"count": len(found), "first": [clock(time) for time in found[:6]], "last": [clock(time) for time in found[-3:]]})
