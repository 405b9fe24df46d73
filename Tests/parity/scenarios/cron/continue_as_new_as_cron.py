"""A continue-as-new may say that cron is what initiates it, with its own wait, failure and last result (WF-06, WF-09)."""

from harness import commands as c


def run(t):
    first = t.start()
    task = t.poll()
    t.sleep(1.1)
    t.respond(
        task,
        c.continue_as_new(
            cron_schedule="@every 1s",
            initiator="CONTINUE_AS_NEW_INITIATOR_CRON_SCHEDULE",
            backoff_start_interval=c.seconds(2),
            last_completion_result=c.payloads("result"),
            failure=c.failure("before"),
        ),
    )
    t.show("the end", t.history(first.run_id)[-1])
    t.show("the next run", t.history()[0])
    t.show("its first task", len(t.poll().history.events))
