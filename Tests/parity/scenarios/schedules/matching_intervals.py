"""Intervals count from the Unix epoch and their phase, in whole seconds; several are united (SC-01)."""

from harness.schedules import Plan, at, calendar, clock, every

CASES = {
    "hourly": {"interval": [every(3600)]},
    "phase": {"interval": [every(3600, 600)]},
    "seven hours": {"interval": [every(7 * 3600)]},
    "united": {"interval": [every(6 * 3600), every(8 * 3600, 60)]},
    "with a calendar": {"interval": [every(12 * 3600)], "structured_calendar": [calendar(hour=[(0, 23, 5)], minute=[30])]},
    "the same twice": {"interval": [every(6 * 3600), every(12 * 3600)]},
    "fractions": {"interval": [every(7200.9, 0.9)]},
    "weeks": {"interval": [every(7 * 86400)]},
}


def run(t):
    for number, (label, spec) in enumerate(CASES.items()):
        plan = Plan(t, f"s{number}")
        plan.create(spec, paused=True)
        found = plan.times(at(2030), at(2030, 1, 2))
        t.show(label, {"count": len(found), "times": [clock(time)[4:] for time in found[:12]]})
