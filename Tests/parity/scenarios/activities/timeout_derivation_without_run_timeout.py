"""Without a run timeout the derived timeouts are zero, which means none (AC-01)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(
        t.poll(),
        c.schedule_activity(t, "attempt only", start_to_close_timeout=c.seconds(40)),
        c.schedule_activity(t, "whole only", schedule_to_close_timeout=c.seconds(50)),
        c.schedule_activity(
            t, "some policy", retry_policy={"maximum_attempts": 3}, heartbeat_timeout=c.seconds(5)
        ),
    )
    t.show_history()
    t.show("pending", list(t.describe().pending_activities))
