"""A retried activity writes one Started event, when it closes, with the last attempt and failure (AC-02)."""

from harness import commands as c


def run(t):
    t.start()
    quick = {"initial_interval": c.seconds(0.1), "backoff_coefficient": 1.0}
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy=quick))
    t.show("no event for the start", [event.event_id for event in t.history()])
    t.fail_activity(t.poll_activity(), c.failure("the first"))
    second = t.poll_activity()
    t.show("the second attempt", second)
    t.show("while it runs", list(t.describe().pending_activities))
    t.fail_activity(second, c.failure("the second"))
    t.complete_activity(t.poll_activity(), "third time lucky")
    t.show_history()
