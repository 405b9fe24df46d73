"""A run of a cron workflow whose time is over is followed by the next one (WF-06)."""

from harness import commands as c


def run(t):
    first = t.start(cron_schedule="@every 1s", workflow_run_timeout=c.seconds(1))
    t.poll()
    t.wait_closed(first.run_id)
    t.show_history("the first run", first.run_id)
    t.show("the second run", t.history()[0])
