"""Times that pass while a run goes on are skipped: the next run is for the next time after its end (WF-06)."""

from harness import commands as c


def run(t):
    t.start(cron_schedule="@every 2s")
    task = t.poll()
    t.sleep(2.5)
    t.respond(task, c.complete())
    wait = t.history()[0].workflow_execution_started_event_attributes.first_workflow_task_backoff
    t.show("the next run waits for less than it would from this one's end", 1 <= wait.seconds <= 2)
    again = t.poll()
    events = again.history.events
    t.show("and comes once", [event.event_type for event in events])
