"""A workflow task that runs when the workflow is paused completes; what it brings is recorded and held, and the status stays (WF-23)."""

from harness import commands as c


def run(t):
    t.start()
    task = t.poll()
    t.pause(reason="now")
    t.show("status while the task runs", t.describe().workflow_execution_info.status)
    t.show_history("while the task runs")
    t.respond(task, c.schedule_activity(t, "a"), c.start_timer("t", 0.5))
    t.show("status after the task", t.describe().workflow_execution_info.status)
    t.show_history("after the task")
    t.no_activity()
    t.show_history("the timer has fired")
    t.no_task()
    t.unpause()
    t.complete_activity(t.poll_activity())
    t.respond(t.poll(), c.complete())
    t.show_history()
