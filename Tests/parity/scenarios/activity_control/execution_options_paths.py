"""Which paths a mask of UpdateActivityExecutionOptions may have (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"non_retryable_error_types": ["Other"]}))
    options = {
        "task_queue": {"name": t.queue + "x"},
        "schedule_to_close_timeout": c.seconds(100),
        "schedule_to_start_timeout": c.seconds(40),
        "start_to_close_timeout": c.seconds(50),
        "heartbeat_timeout": c.seconds(20),
        "retry_policy": {"maximum_attempts": 4, "non_retryable_error_types": ["Broken"]},
        "priority": {"priority_key": 3},
    }
    paths = [*options, "task_queue.name", "taskQueue.name", "heartbeatTimeout", "priority.priority_key", "startDelay"]
    paths += [f"retry_policy.{field}" for field in ("maximum_attempts", "non_retryable_error_types", "attempts")]
    for path in paths:
        mask = {"paths": [path]}
        t.refused(path, t.control, "UpdateActivityExecutionOptions", activity_id="a", activity_options=options, update_mask=mask)
        t.control("UpdateActivityExecutionOptions", activity_id="a", restore_original=True)
    t.refused("an empty mask", t.control, "UpdateActivityExecutionOptions", activity_id="a", activity_options=options, update_mask={})
