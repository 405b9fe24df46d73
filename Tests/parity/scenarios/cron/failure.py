"""A failed run of a cron workflow is followed by the next one, which is given the failure and the last good result (WF-06)."""

from harness import commands as c


def run(t):
    t.start(cron_schedule="@every 1s")
    t.respond(t.poll(), c.complete("good"))
    second = t.poll()
    t.respond(second, c.fail())
    t.show("the failed run's end", t.history(second.workflow_execution.run_id)[-1])
    third = t.poll()
    t.show("after the failure", third.history.events[0])
    t.respond(third, c.fail(message="again"))
    fourth = t.poll()
    t.show("after another failure", fourth.history.events[0])
    t.respond(fourth, c.complete())
    t.show("after a completion without a result", t.poll().history.events[0])
