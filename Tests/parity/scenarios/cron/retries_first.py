"""A failed run of a cron workflow with a retry policy is tried again first; the cron goes on when the retries are used up (WF-06, WF-05)."""

from harness import commands as c


def run(t):
    t.start(cron_schedule="@every 1s", retry_policy={"initial_interval": c.seconds(1), "maximum_attempts": 2})
    first = t.poll()
    t.respond(first, c.fail(message="first"))
    t.show("the first end", t.history(first.workflow_execution.run_id)[-1])
    second = t.poll()
    t.show("the second attempt", second.history.events[0])
    t.respond(second, c.fail(message="second"))
    t.show("the second end", t.history(second.workflow_execution.run_id)[-1])
    third = t.poll()
    t.show("the next run", third.history.events[0])
    t.respond(third, c.fail(type="Fatal", non_retryable=True))
    t.show("the end by a failure that is not retried", t.history(third.workflow_execution.run_id)[-1])
    t.show("the run after it", t.poll().history.events[0])
