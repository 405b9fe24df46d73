"""Each field of the mask changes its option, and nothing else does (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    options = {
        "task_queue": {"name": t.queue + "x"},
        "schedule_to_close_timeout": c.seconds(100),
        "schedule_to_start_timeout": c.seconds(40),
        "start_to_close_timeout": c.seconds(50),
        "heartbeat_timeout": c.seconds(20),
        "retry_policy": {
            "initial_interval": c.seconds(2),
            "backoff_coefficient": 3.0,
            "maximum_interval": c.seconds(30),
            "maximum_attempts": 4,
            "non_retryable_error_types": ["Broken"],
        },
    }
    paths = [*options, *(f"retry_policy.{field}" for field in options["retry_policy"])]
    paths += ["retryPolicy.maximumAttempts", "taskQueue.name", "task_queue.name", "heartbeatTimeout"]
    for path in paths:
        t.refused(path, t.control, "UpdateActivityOptions", id="a", activity_options=options, update_mask={"paths": [path]})
        t.control("UpdateActivityOptions", id="a", restore_original=True)
    t.refused("all", t.control, "UpdateActivityOptions", id="a", activity_options=options, update_mask={"paths": list(options)})
    t.show("pending", t.pending()[0].activity_options)
