"""A specification is described in one form, and one that makes no sense is refused in one sentence (SC-01, SC-06)."""

from harness import commands as c
from harness.schedules import Plan, at, calendar, every

CASES = {
    "empty structured": {"structured_calendar": [{}]},
    "ranges": {"structured_calendar": [calendar(hour=[(3, 0, 0)], year=[2030, (2040, 2050, 2)], comment="hi")]},
    "calendar": {"calendar": [{"second": "*/15", "minute": "1,2", "hour": "*", "month": "jan-mar", "year": "2030,2031", "day_of_week": "sunday", "comment": "c"}]},
    "empty calendar": {"calendar": [{}]},
    "exclude": {"exclude_calendar": [{"month": "2"}]},
    "exclude structured": {"exclude_structured_calendar": [{"second": [{"start": 60}]}]},
    "everything": {
        "structured_calendar": [calendar(hour=[1])],
        "calendar": [{"hour": "2"}],
        "interval": [every(5, 1)],
        "jitter": c.seconds(1),
        "start_time": at(2030),
        "end_time": at(2029),
        "timezone_name": "Europe/Berlin",
    },
    "fractions": {"interval": [every(1.5, 0.5)]},
    "negative jitter": {"interval": [every(5)], "jitter": c.seconds(-1)},
    "end before start": {"structured_calendar": [calendar(second=[(5, 1)])]},
    "seven": {"structured_calendar": [calendar(day_of_week=[7])]},
    "all wrong": {
        "structured_calendar": [
            calendar(
                second=[-1], minute=[(0, 60)], hour=[(0, 1, -1)], day_of_month=[0], month=[13], year=[1999], day_of_week=[7],
                comment="x" * 201,
            )
        ]
    },
    "calendar wrong": {
        "calendar": [{"second": "60", "minute": "x", "hour": "24", "day_of_month": "0", "month": "smarch", "year": "1999", "day_of_week": "x"}]
    },
    "exclude wrong": {"exclude_calendar": [{"month": "22"}]},
    "no interval": {"interval": [{}]},
    "negative phase": {"interval": [every(5, -1)]},
    "long phase": {"interval": [every(5, 5)]},
    "unknown zone": {"interval": [every(5)], "timezone_name": "Nowhere/Land"},
    "offset": {"interval": [every(5)], "timezone_name": "GMT+3"},
    "lower case": {"interval": [every(5)], "timezone_name": "europe/berlin"},
    "path": {"interval": [every(5)], "timezone_name": "../x"},
    "bad zone data": {"interval": [every(5)], "timezone_data": b"xx"},
    "zones differ": {"cron_string": ["CRON_TZ=Europe/Berlin 0 0 * * *", "0 1 * * *"]},
    "zone and field differ": {"cron_string": ["CRON_TZ=Europe/Berlin 0 0 * * *"], "timezone_name": "Asia/Tokyo"},
}


def run(t):
    for number, (label, spec) in enumerate(CASES.items()):
        plan = Plan(t, f"s{number}")
        t.refused(label, lambda plan=plan, spec=spec: _described(plan, spec))


def _described(plan, spec):
    plan.create(spec, paused=True)
    return plan.describe().schedule.spec
