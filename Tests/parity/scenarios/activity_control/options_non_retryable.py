"""Error types that are not retried: shown by no description, and changed with the whole policy only (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"non_retryable_error_types": ["Other"]}))
    t.show("scheduled", t.pending()[0].activity_options.retry_policy)
    options = {"retry_policy": {"initial_interval": c.seconds(0.05), "non_retryable_error_types": ["Broken"]}}
    t.refused(
        "changed", t.control, "UpdateActivityOptions", id="a", activity_options=options, update_mask={"paths": ["retry_policy"]}
    )
    task = t.poll_activity()
    t.show("the task", task.retry_policy)
    t.fail_activity(task)
    t.show("pending", [(a.attempt, a.last_failure.message) for a in t.pending()])
