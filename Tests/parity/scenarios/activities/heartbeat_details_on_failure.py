"""A failed attempt hands its last heartbeat details on, whether heartbeaten before or sent with the failure (AC-03)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"initial_interval": c.seconds(0.1)}))
    first = t.poll_activity()
    t.heartbeat(first, "beaten")
    t.fail_activity(first)
    second = t.poll_activity()
    t.show("from the heartbeat", second.heartbeat_details)
    t.fail_activity(second, last_heartbeat_details=c.payloads("sent along"))
    third = t.poll_activity()
    t.show("from the failure", third.heartbeat_details)
    t.heartbeat(third)
    t.show("after an empty heartbeat", list(t.describe().pending_activities)[0].heartbeat_details)
    t.fail_activity(third)
    fourth = t.poll_activity()
    t.show("the fourth", [fourth.heartbeat_details, fourth.attempt])
    t.fail_activity(fourth, c.failure(non_retryable=True), last_heartbeat_details=c.payloads("the last"))
    t.show_history()
