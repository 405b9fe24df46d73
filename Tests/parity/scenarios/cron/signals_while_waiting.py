"""While a cron workflow waits for its time a signal is recorded only, and a signal-with-start begins the run at once (WF-06, WF-11)."""

from harness import commands as c


def run(t):
    t.start(cron_schedule="@every 8760h")
    t.signal("alone")
    t.no_task()
    t.show_history("after a signal")
    answer = t.call(
        "SignalWithStartWorkflowExecution", signal_name="with-start", **t.start_fields(cron_schedule="@every 8760h")
    )
    t.show("signal with start", answer)
    task = t.poll()
    t.respond(task, c.complete("early"))
    t.show_history("after a signal with start", task.workflow_execution.run_id)
    first = t.history(task.workflow_execution.run_id)[0]
    following = t.history()[0]
    same = lambda event: event.event_time.ToMilliseconds() / 1000 + (
        event.workflow_execution_started_event_attributes.first_workflow_task_backoff.ToTimedelta().total_seconds()
    )
    t.show("the next run is for the same time, to a second", abs(same(first) - same(following)) <= 1.5)
    t.show("attempt", following.workflow_execution_started_event_attributes.attempt)
