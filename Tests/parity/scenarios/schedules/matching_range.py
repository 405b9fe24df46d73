"""The start of a range is not in it, the end is; start and end of the specification both are (SC-01)."""

from harness.schedules import Plan, at, calendar, clock, every

CASES = {
    "minutes": {"interval": [every(60)]},
    "between": {"interval": [every(60)], "start_time": at(2030, 1, 1, 0, 2), "end_time": at(2030, 1, 1, 0, 4)},
    "over": {"interval": [every(60)], "end_time": at(2029)},
    "later": {"interval": [every(60)], "start_time": at(2031)},
}


def run(t):
    for number, (label, spec) in enumerate(CASES.items()):
        plan = Plan(t, f"s{number}")
        plan.create(spec, paused=True)
        found = plan.times(at(2030), at(2030, 1, 1, 0, 6))
        t.show(label, {"count": len(found), "times": [clock(time)[4:] for time in found[:12]]})
