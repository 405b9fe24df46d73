"""A cron workflow that continues as new keeps its schedule only if the command says so (WF-06, WF-09)."""

from harness import commands as c


def run(t):
    t.start(cron_schedule="@every 1s")
    task = t.poll()
    t.sleep(0.2)
    t.respond(task, c.continue_as_new(input=c.payloads("next")))
    task = t.poll()
    started = task.history.events[0].workflow_execution_started_event_attributes
    t.show("the continued run's schedule", started.cron_schedule)
    t.show("its initiator", started.initiator)
    t.respond(task, c.complete("end"))
    t.show("its end", t.history(task.workflow_execution.run_id)[-1])


