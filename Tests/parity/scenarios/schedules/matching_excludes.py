"""What an excluded calendar has is left out of everything (SC-01)."""

from harness.schedules import Plan, at, calendar, clock, every

CASES = {
    "nights": {"interval": [every(3600)], "exclude_structured_calendar": [calendar(hour=[(0, 6), (20, 23)])]},
    "all minutes of an hour": {
        "interval": [every(1200)],
        "exclude_structured_calendar": [calendar(minute=[(0, 59)], hour=[(1, 23)])],
    },
    "text": {"interval": [every(7200)], "exclude_calendar": [{"hour": "*/4"}]},
    "another zone": {
        "interval": [every(3600)],
        "timezone_name": "Asia/Tokyo",
        "exclude_structured_calendar": [calendar(hour=[(0, 19)])],
    },
    "out of range": {"interval": [every(6 * 3600)], "exclude_structured_calendar": [{"second": [{"start": 60}]}]},
}


def run(t):
    for number, (label, spec) in enumerate(CASES.items()):
        plan = Plan(t, f"s{number}")
        plan.create(spec, paused=True)
        found = plan.times(at(2030), at(2030, 1, 2))
        t.show(label, {"count": len(found), "times": [clock(time)[4:] for time in found[:12]]})
