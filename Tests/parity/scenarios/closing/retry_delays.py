"""How long a run's next attempt waits: by the policy, by what the failure asks for, and never beyond the execution's time (WF-05)."""

from harness import commands as c


def run(t):
    policy = {"initial_interval": c.seconds(50), "backoff_coefficient": 3.0, "maximum_interval": c.seconds(100)}
    wait = lambda: t.history()[0].workflow_execution_started_event_attributes.first_workflow_task_backoff
    for name, failure in (
        ("the policy's", c.failure()),
        ("the failure's", c.failure(next_retry_delay=1)),
        ("the failure's, above the maximum", c.failure(next_retry_delay=300)),
    ):
        t.start(retry_policy=policy)
        t.respond(t.poll(), c.command("fail_workflow_execution", failure=failure))
        t.show(name, wait())
        t.terminate()
    t.start(retry_policy=policy, workflow_execution_timeout=c.seconds(40))
    t.respond(t.poll(), c.fail())
    t.show("beyond the execution's time", t.history()[-1])
