"""A failed run with a retry policy is tried again as the next run of its chain, until the policy says no (WF-05)."""

from harness import commands as c


def run(t):
    policy = {"initial_interval": c.seconds(1), "maximum_attempts": 3, "non_retryable_error_types": ["Fatal"]}
    t.start(retry_policy=policy, input=c.payloads("in"), memo={"fields": {"m": c.payload(1)}}, workflow_execution_timeout=c.seconds(60))
    t.respond(t.poll(), c.command("fail_workflow_execution", failure=c.failure("first")))
    task = t.poll()
    t.show("the second attempt", task.history.events[0])
    t.respond(task, c.command("fail_workflow_execution", failure={**c.failure("fatal"), "application_failure_info": {"type": "Fatal"}}))
    t.show("its end", t.history()[-1])
    t.show("status", t.describe().workflow_execution_info.status)
