"""The failure kept between attempts is cut to 4 KiB; the one that closes the activity is not (AC-02)."""

from harness import commands as c


def run(t):
    t.start()
    policy = {"initial_interval": c.seconds(0.1), "maximum_attempts": 2}
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy=policy))
    long = {**c.failure("m" * 3000), "stack_trace": "s" * 9000, "cause": c.failure("c" * 2000)}
    t.fail_activity(t.poll_activity(), long)
    kept = t.describe().pending_activities[0].last_failure
    t.show("kept, below", [limit for limit in (4096, 4200, 8192) if kept.ByteSize() <= limit][0])
    t.show("its outside", [kept.message, kept.source, kept.WhichOneof("failure_info")])
    t.show("its cause", [kept.cause.message[:3], len(kept.cause.message), kept.cause.application_failure_info.type])
    t.show("nothing else", [kept.stack_trace, kept.cause.HasField("cause"), len(kept.cause.stack_trace) > 0])
    t.fail_activity(t.poll_activity(), long)
    events = t.history()
    started = events[5].activity_task_started_event_attributes.last_failure
    t.show("in Started, below", [limit for limit in (4096, 4200, 8192) if started.ByteSize() <= limit][0])
    closing = events[6].activity_task_failed_event_attributes.failure
    t.show("in Failed", [len(closing.message), len(closing.stack_trace), len(closing.cause.message)])
