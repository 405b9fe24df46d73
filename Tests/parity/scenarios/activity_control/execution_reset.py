"""ResetActivityExecution: attempt 1, with heartbeat, pause and options as asked for (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"initial_interval": c.seconds(600)}))
    task = t.poll_activity()
    t.heartbeat(task, "half")
    t.control("PauseActivityExecution", activity_id="a", reason="hold")
    t.fail_activity(task)
    mask = {"paths": ["start_to_close_timeout"]}
    options = {"start_to_close_timeout": c.seconds(50)}
    t.control("UpdateActivityExecutionOptions", activity_id="a", activity_options=options, update_mask=mask)
    t.show("kept paused", t.control("ResetActivityExecution", activity_id="a", keep_paused=True))
    t.show("pending", t.pending())
    t.show("restored", t.control("ResetActivityExecution", activity_id="a", restore_original_options=True, reset_heartbeat=True))
    t.show("then", t.pending())
    t.show("the next", t.poll_activity())
