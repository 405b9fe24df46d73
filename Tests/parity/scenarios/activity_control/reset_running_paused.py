"""A running activity that is paused and reset goes on with attempt 1, paused only if that was asked for (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(
        t.poll(), *[c.schedule_activity(t, id, retry_policy={"initial_interval": c.seconds(0.05)}) for id in ("a", "b")]
    )
    tasks = {task.activity_id: task for task in [t.poll_activity() for _ in range(2)]}
    for id in tasks:
        t.control("PauseActivity", id=id)
    t.control("ResetActivity", id="a")
    t.control("ResetActivity", id="b", keep_paused=True)
    t.show("pending", t.pending())
    for id in sorted(tasks):
        t.refused(f"heartbeat of {id}", t.heartbeat, tasks[id])
        t.refused(f"failure of {id}", t.fail_activity, tasks[id])
    t.show("released", [(task.activity_id, task.attempt) for task in [t.poll_activity()]])
    t.show("still paused", [(a.activity_id, a.state, a.attempt) for a in t.pending()])
