"""A first task that is held back by a start delay or a cron schedule is not given out with the start (WF-08)."""

from harness import commands as c


def run(t):
    delayed = t.start(request_eager_execution=True, workflow_start_delay=c.seconds(30))
    t.show("with a start delay", delayed.HasField("eager_workflow_task"))
    t.terminate()
    cron = t.start(request_eager_execution=True, cron_schedule="@every 8760h")
    t.show("with a cron schedule", cron.HasField("eager_workflow_task"))
    t.show_history()
