"""Times are the zone's; CRON_TZ names it as the field does (SC-01)."""

from harness.schedules import Plan, at, calendar, clock, every

CASES = {
    "tokyo": {"cron_string": ["0 9 * * *"], "timezone_name": "Asia/Tokyo"},
    "kathmandu": {"cron_string": ["CRON_TZ=Asia/Kathmandu 0 9 * * *"]},
    "fixed": {"cron_string": ["0 9 * * *"], "timezone_name": "Etc/GMT+3"},
    "old name": {"cron_string": ["0 9 * * *"], "timezone_name": "EST5EDT"},
    "intervals know none": {"interval": [every(6 * 3600)], "timezone_name": "Asia/Tokyo"},
}


def run(t):
    for number, (label, spec) in enumerate(CASES.items()):
        plan = Plan(t, f"s{number}")
        plan.create(spec, paused=True)
        found = plan.times(at(2030), at(2030, 1, 2))
        t.show(label, {"count": len(found), "times": [clock(time)[4:] for time in found[:12]]})
