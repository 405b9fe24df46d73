"""Cron schedules that cannot be read are refused with the reason (WF-06)."""

BAD = [
    "soon",
    "* * * *",
    "* * * * * *",
    "60 * * * *",
    "* 24 * * *",
    "* * 0 * *",
    "* * 32 * *",
    "* * * 0 *",
    "* * * 13 *",
    "* * * * 7",
    "-1 * * * *",
    "a * * * *",
    "5-1 * * * *",
    "1-2-3 * * * *",
    "*/2/3 * * * *",
    "*/0 * * * *",
    "*/x * * * *",
    "1, * * * *",
    "* * * foo *",
    "* * * * mo",
    "@sometimes",
    "@every",
    "@every x",
    "@every 1",
    "@Every 1s",
    "CRON_TZ=Nowhere/Land * * * * *",
    "TZ=Nowhere/Land * * * * *",
    "TZ=UTC * * * *",
    "0 0 30 2 *",
    "0 0 31 4,6 *",
    " ",
    "99999999999999999999 * * * *",
]


def run(t):
    for schedule in BAD:
        t.refused(schedule, t.start, cron_schedule=schedule, workflow_id=t.unique("bad"))
    t.refused(
        "signal with start", "SignalWithStartWorkflowExecution", signal_name="s", **t.start_fields(cron_schedule="soon")
    )
