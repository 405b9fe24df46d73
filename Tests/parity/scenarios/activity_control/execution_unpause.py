"""UnpauseActivityExecution keeps attempt and details; its request id is taken once (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"initial_interval": c.seconds(0.05)}))
    task = t.poll_activity()
    t.heartbeat(task, "half")
    t.refused("paused", t.control, "PauseActivityExecution", activity_id="a", request_id="p")
    t.refused("paused again", t.control, "PauseActivityExecution", activity_id="a", request_id="p")
    t.show("heartbeat", t.heartbeat(task, "more"))
    t.fail_activity(task)
    t.refused("unpaused", t.control, "UnpauseActivityExecution", activity_id="a", request_id="u")
    t.refused("unpaused again", t.control, "UnpauseActivityExecution", activity_id="a", request_id="u")
    t.show("the next", t.poll_activity())
