"""Which failures end the retries: a listed type, a flagged failure, the last attempt, a passed deadline (AC-02)."""

from harness import commands as c


def run(t):
    t.start()
    quick = {"initial_interval": c.seconds(0.1), "backoff_coefficient": 1.0}
    long = {"initial_interval": c.seconds(100)}
    cases = {
        "listed": ({**quick, "non_retryable_error_types": ["Listed"]}, c.failure(type="Listed")),
        "flagged": (quick, c.failure(non_retryable=True)),
        "once": ({"maximum_attempts": 1}, c.failure()),
        "no time": (long, c.failure()),
        "asked too late": (quick, c.failure(next_retry_delay=1000)),
    }
    for name, (policy, reason) in cases.items():
        timeouts = {"schedule_to_close_timeout": c.seconds(60)}
        t.respond(t.poll(), c.schedule_activity(t, name, retry_policy=policy, **timeouts))
        t.fail_activity(t.poll_activity(), reason)
    t.respond(t.poll(), c.schedule_activity(t, "odd"))
    activity = t.poll_activity()
    for odd in ("canceled_failure_info", "server_failure_info", "timeout_failure_info", "terminated_failure_info"):
        t.refused(odd, t.fail_activity, activity, {"message": "odd", odd: {}})
    t.refused("a bare failure", t.fail_activity, activity, {"message": "bare"})
    t.show("how they failed", [e.activity_task_failed_event_attributes for e in t.history() if e.event_type == 13])
