"""What a start may carry comes back in the description and with the task (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone(
        identity="starter",
        schedule_to_close_timeout=c.seconds(100),
        schedule_to_start_timeout=c.seconds(50),
        start_to_close_timeout=c.seconds(20),
        heartbeat_timeout=c.seconds(10),
        retry_policy={"initial_interval": c.seconds(2), "maximum_attempts": 3, "non_retryable_error_types": ["Bad"]},
        header={"fields": {"trace": c.payload("x")}},
        user_metadata={"summary": c.payload("short"), "details": c.payload("long")},
        priority={"priority_key": 2, "fairness_key": "k", "fairness_weight": 1.5},
        search_attributes={"indexed_fields": {"ParityKeyword": c.payload("word")}},
        input=c.payloads(1),
    )
    t.show("scheduled", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.show("the task", t.poll_activity())
