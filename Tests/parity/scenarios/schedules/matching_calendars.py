"""A structured calendar has every field; one that has no values never matches, but for the year (SC-01)."""

from harness.schedules import Plan, at, calendar, clock, every

CASES = {
    "nothing set": {"structured_calendar": [{}]},
    "every second": {"structured_calendar": [calendar(second=[(0, 59, 20)])]},
    "steps": {"structured_calendar": [calendar(hour=[(1, 23, 6)], minute=[(10, 50, 40)])]},
    "a step too far": {"structured_calendar": [calendar(hour=[(5, 23, 100)])]},
    "this year": {"structured_calendar": [calendar(year=[2030])]},
    "another year": {"structured_calendar": [calendar(year=[2031])]},
    "weekday": {"structured_calendar": [calendar(day_of_week=[2], hour=[7])]},
    "day and weekday": {"structured_calendar": [calendar(day_of_week=[3], day_of_month=[1])]},
    "no hours": {"structured_calendar": [calendar(hour=[])]},
    "text": {"calendar": [{"hour": "9-17/4", "minute": "5,10"}]},
    "end unset": {"structured_calendar": [{**calendar(), "hour": [{"start": 7}]}]},
}


def run(t):
    for number, (label, spec) in enumerate(CASES.items()):
        plan = Plan(t, f"s{number}")
        plan.create(spec, paused=True)
        found = plan.times(at(2030), at(2030, 1, 2))
        t.show(label, {"count": len(found), "times": [clock(time)[4:] for time in found[:12]]})
