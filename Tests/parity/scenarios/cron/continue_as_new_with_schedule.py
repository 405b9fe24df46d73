"""A continue-as-new may name a cron schedule; the next run waits for the interval between runs only, and follows the schedule from its end (WF-06, WF-09)."""

from harness import commands as c


def run(t):
    t.start()
    task = t.poll()
    t.sleep(1.1)
    t.respond(task, c.continue_as_new(cron_schedule="@every 2s", input=c.payloads("next")))
    task = t.poll()
    t.show("continued with a schedule", task.history.events[0])
    t.respond(task, c.complete("end"))
    end = t.history(task.workflow_execution.run_id)[-1]
    t.show("its end", end)
    t.show("the run after it", t.poll().history.events[0])
