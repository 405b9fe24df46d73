"""Of a paused activity that waits only schedule-to-close counts; a running attempt is timed out all the same (AC-10)."""

from harness import commands as c


def run(t):
    for id, timeout in (("a", "schedule_to_start_timeout"), ("b", "schedule_to_close_timeout")):
        t.start_standalone(id, **{timeout: c.seconds(1), **({"start_to_close_timeout": c.seconds(60)} if id == "a" else {})})
        t.standalone("PauseActivityExecution", id)
    t.start_standalone("c", heartbeat_timeout=c.seconds(1), task_queue={"name": t.queue + "c"})
    t.poll_activity(t.queue + "c")
    t.standalone("PauseActivityExecution", "c")
    t.sleep(2.5)
    for id in ("a", "b", "c"):
        info = t.describe_standalone(id, include_last_failure=True).info
        t.show(id, [info.status, info.run_state, info.attempt, info.last_failure.message])
