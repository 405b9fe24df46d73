"""ResetActivityExecution of a running attempt: told with the heartbeat, its failure counts as the first (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"initial_interval": c.seconds(0.05)}))
    task = t.poll_activity()
    t.control("ResetActivityExecution", activity_id="a", request_id=t.request_id())
    t.refused("heartbeat", t.heartbeat, task, "more")
    t.refused("failure", t.fail_activity, task)
    t.show("the next", t.poll_activity().attempt)
