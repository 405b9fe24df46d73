"""An activity task carries what its worker needs: ids, types, input, header, timeouts, retry policy, priority (AC-01)."""

from harness import commands as c


def run(t):
    t.start(priority={"priority_key": 4})
    command = c.schedule_activity(
        t,
        "a",
        input=c.payloads("in"),
        header={"fields": {"trace": c.payload("abc")}},
        heartbeat_timeout=c.seconds(10),
        retry_policy={"maximum_attempts": 7},
        user_metadata={"summary": c.payload("what it does")},
    )
    t.respond(t.poll(), command)
    task = t.poll_activity()
    t.show("task", task)
    t.show("pending", list(t.describe().pending_activities))
    t.complete_activity(task, "out")
    t.show_history()
