"""An attempt goes on when its activity gets new options, and completes with the token that it has (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    task = t.poll_activity()
    mask = {"paths": ["task_queue.name", "heartbeat_timeout"]}
    options = {"task_queue": {"name": t.queue + "x"}, "heartbeat_timeout": c.seconds(30)}
    t.control("UpdateActivityOptions", id="a", activity_options=options, update_mask=mask)
    t.refused("heartbeat", t.heartbeat, task)
    t.refused("completed", t.complete_activity, task, "done")
    t.show_history()
