"""Timeouts that are not given follow from those that are (AC-09)."""

from harness import commands as c


def run(t):
    for number, given in enumerate(
        [
            {"schedule_to_close_timeout": 30},
            {"start_to_close_timeout": 20},
            {"schedule_to_close_timeout": 30, "start_to_close_timeout": 50, "schedule_to_start_timeout": 60},
            {"start_to_close_timeout": 20, "heartbeat_timeout": 50},
        ]
    ):
        t.start_standalone(str(number), **{name: c.seconds(value) for name, value in given.items()})
        info = t.describe_standalone(str(number)).info
        names = ("schedule_to_close_timeout", "schedule_to_start_timeout", "start_to_close_timeout", "heartbeat_timeout")
        t.show(str(given), {name: getattr(info, name) for name in names})
