"""What a reset keeps of the last failure when the activity stays paused, by either method (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    retry = {"initial_interval": c.seconds(600)}
    t.respond(t.poll(), *[c.schedule_activity(t, id, retry_policy=retry) for id in ("a", "b", "c")])
    tasks = [t.poll_activity() for _ in range(3)]
    for task in tasks:
        t.control("PauseActivity", id=task.activity_id)
        t.fail_activity(task)

    def failures(label):
        t.show(label, [(a.activity_id, a.attempt, a.state, a.last_failure.message) for a in t.pending()])

    failures("failed")
    t.control("ResetActivity", id="a", keep_paused=True)
    t.control("ResetActivityExecution", activity_id="b", keep_paused=True)
    mask = {"paths": ["start_to_close_timeout"]}
    options = {"start_to_close_timeout": c.seconds(50)}
    t.control("UpdateActivityOptions", id="c", activity_options=options, update_mask=mask)
    failures("reset, or with new options")
    t.control("ResetActivity", id="c", keep_paused=True)
    failures("reset with new options")
