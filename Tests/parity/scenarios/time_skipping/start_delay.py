"""A start delay is skipped with the start, and so is what a cron schedule waits for (WF-24, WF-07, WF-06)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    t.start(time_skipping_config=s.ON, workflow_start_delay=c.seconds(s.HOUR))
    t.poll()
    t.show_history()
    s.show_skips(t, "skips")
    t.terminate()
    t.start(time_skipping_config=s.ON, cron_schedule="@every 10h")
    t.respond(t.poll(), c.complete())
    t.poll()
    t.show_history("the second run by cron")
    s.show_skips(t, "skips before the second run")
