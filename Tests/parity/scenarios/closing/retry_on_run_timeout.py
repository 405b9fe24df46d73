"""A run with a retry policy whose time is over is tried again, until the attempts are used up (WF-05, WF-04)."""

from harness import commands as c


def run(t):
    first = t.start(
        retry_policy={"initial_interval": c.seconds(1), "maximum_attempts": 2},
        workflow_run_timeout=c.seconds(1),
        user_metadata={"summary": c.payload("summary")},
    )
    t.wait_closed(first.run_id)
    t.show_history("the first attempt", first.run_id)
    second = t.poll()
    t.show("the second attempt", second.history.events[0])
    t.wait_closed(second.workflow_execution.run_id)
    t.show("its end", t.history()[-1])
