"""Changing the options of an activity without a workflow (AC-10)."""

from harness import commands as c


def run(t):
    t.start_standalone(priority={"priority_key": 2})

    def update(label, options=None, paths=None, **fields):
        if options is not None:
            fields["activity_options"] = options
        if paths is not None:
            fields["update_mask"] = {"paths": paths}
        t.refused(label, t.standalone, "UpdateActivityExecutionOptions", **fields)

    update("several", {"heartbeat_timeout": c.seconds(5), "schedule_to_close_timeout": c.seconds(500)}, ["heartbeat_timeout", "schedule_to_close_timeout"])
    update("the policy", {"retry_policy": {"maximum_attempts": 4, "non_retryable_error_types": ["Bad"]}}, ["retry_policy"])
    update("the priority", {"priority": {"fairness_key": "k"}}, ["priority.fairness_key"])
    t.show("then", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    update("restored", restore_original=True)
    update("the queue", {"task_queue": {"name": t.queue + "-new"}}, ["task_queue.name"])
    t.show("the task", t.poll_activity(t.queue + "-new"))
    update("running", {"start_to_close_timeout": c.seconds(70)}, ["start_to_close_timeout"])
    update("nothing")
    update("an unknown path", {}, ["heartbeat"])
    update("a negative timeout", {"heartbeat_timeout": c.seconds(-5)}, ["heartbeat_timeout"])
    update("a start delay once started", {"start_delay": c.seconds(5)}, ["start_delay"])
