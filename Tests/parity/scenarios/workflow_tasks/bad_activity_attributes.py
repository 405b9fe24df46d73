"""Each flaw of an activity command fails the task with its own sentence (AC-01, WT-07)."""

from harness import commands as c


def run(t):
    t.start()
    flaws = {
        "no id": {"activity_id": ""},
        "no type": {"activity_type": {}},
        "no queue": {"task_queue": {}},
        "no timeouts": {"start_to_close_timeout": c.seconds(0)},
        "only queue time": {"start_to_close_timeout": c.seconds(0), "schedule_to_start_timeout": c.seconds(5)},
        "negative": {"start_to_close_timeout": c.seconds(-5)},
        "negative heartbeat": {"heartbeat_timeout": c.seconds(-5)},
        "a long id": {"activity_id": "x" * 1001},
        "a long type": {"activity_type": {"name": "x" * 1001}},
        "a reserved queue": {"task_queue": {"name": "/_sys/mine"}},
        "a coefficient below 1": {"retry_policy": {"backoff_coefficient": 0.5}},
        "a maximum below the initial interval": {
            "retry_policy": {"initial_interval": c.seconds(5), "maximum_interval": c.seconds(1)}
        },
        "negative attempts": {"retry_policy": {"maximum_attempts": -1}},
    }
    for number, (name, fields) in enumerate(flaws.items()):
        # A signal makes every task a normal one, whose failure is written.
        t.signal(f"wake {number}")
        task = t.poll()
        fields = {"activity_id": "a", **fields}
        t.refused(name, t.respond, task, c.schedule_activity(t, fields.pop("activity_id"), **fields))
        t.fail_task(task) if t.history()[-1].event_type == 6 else None
    t.show("causes", [e.workflow_task_failed_event_attributes.cause for e in t.history() if e.event_type == 9])
