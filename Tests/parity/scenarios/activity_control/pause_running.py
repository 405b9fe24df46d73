"""A running attempt of a paused activity goes on: its heartbeats say so, and it may complete (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", heartbeat_timeout=c.seconds(30)))
    task = t.poll_activity()
    t.show("before", t.heartbeat(task, 1))
    t.control("PauseActivity", id="a", reason="too slow")
    t.show("while paused", t.pending())
    t.show("heartbeat", t.heartbeat(task, 2))
    by_id = {"workflow_id": t.wf, "activity_id": "a"}
    t.show("heartbeat by id", t.call("RecordActivityTaskHeartbeatById", **by_id))
    t.complete_activity(task, "done")
    t.show_history()
