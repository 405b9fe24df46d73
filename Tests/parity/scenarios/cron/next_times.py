"""When the first run of a cron schedule is due, in the schedule's time zone (WF-06)."""

import datetime
import zoneinfo

# The schedule, its zone, and what of the due time is the same on every day.
SCHEDULES = [
    ("0 0 1 1 *", "UTC", "%m-%d %H:%M"),
    ("30 9 * * *", "UTC", "%H:%M"),
    ("CRON_TZ=America/New_York 30 9 * * *", "America/New_York", "%H:%M"),
    ("TZ=Asia/Kolkata 15 6 1 * *", "Asia/Kolkata", "%d %H:%M"),
    ("CRON_TZ=Australia/Lord_Howe 0 12 * * sun", "Australia/Lord_Howe", "%a %H:%M"),
    ("CRON_TZ=Asia/Kathmandu  5   4 * * *", "Asia/Kathmandu", "%H:%M"),
    ("@yearly", "UTC", "%m-%d %H:%M"),
    ("@annually", "UTC", "%m-%d %H:%M"),
    ("@monthly", "UTC", "%d %H:%M"),
    ("@weekly", "UTC", "%a %H:%M"),
    ("@daily", "UTC", "%H:%M"),
    ("@midnight", "UTC", "%H:%M"),
    ("@hourly", "UTC", "%M"),
    ("CRON_TZ=Europe/Paris @daily", "Europe/Paris", "%H:%M"),
    ("0 12 29 2 ?", "UTC", "%m-%d %H:%M"),
    ("10 8 * FEB MON", "UTC", "%m %a %H:%M"),
    ("59 23 31 12 *", "UTC", "%m-%d %H:%M"),
    ("5/70 3 * * *", "UTC", "%H:%M"),
    ("0 22-23/5 * * *", "UTC", "%H:%M"),
    ("0 5,5,5 * * *", "UTC", "%H:%M"),
]
# Day of month and day of week: either, if both are restricted; both, if one begins with a star.
DAYS = ["0 0 13 * 5", "0 0 */31 * 1", "0 0 1-31 * 3", "0 0 * * 2-4", "0 0 ? * 6"]


def due(t, schedule):
    run = t.start(cron_schedule=schedule, workflow_id=t.unique("wf"), workflow_id_conflict_policy="WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING")
    info = t.describe(run.run_id).workflow_execution_info
    return info.start_time.ToDatetime(datetime.UTC), info.execution_time.ToDatetime(datetime.UTC)


def run(t):
    for schedule, zone, shown in SCHEDULES:
        _, time = due(t, schedule)
        # The wait is a whole number of seconds, rounded up.
        exact = (time - datetime.timedelta(milliseconds=999)).replace(microsecond=0) + datetime.timedelta(seconds=1)
        local = (time if time.second == 0 else exact).astimezone(zoneinfo.ZoneInfo(zone))
        t.show(schedule, local.replace(second=0).strftime(shown))
    for schedule in DAYS:
        began, time = due(t, schedule)
        week = {"5": 5, "1": 1, "3": 3, "2-4": None, "6": 6}[schedule.split()[4]]
        t.show(f"{schedule}: within a week", time - began <= datetime.timedelta(days=7, seconds=1))
        weekday = time.isoweekday() % 7
        t.show(f"{schedule}: on its day of the week, or its day of the month", weekday == week or schedule in ("0 0 * * 2-4",) and 2 <= weekday <= 4 or time.day in (1, 13) or schedule == "0 0 1-31 * 3")
