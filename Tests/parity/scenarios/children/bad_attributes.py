"""Each flaw of a child command fails the task with its own sentence (WF-14, WT-07)."""

from harness import commands as c


def run(t):
    t.start()
    flaws = {
        "no id": {"workflow_id": ""},
        "no type": {"workflow_type": {}},
        "a long id": {"workflow_id": "x" * 1001},
        "a long type": {"workflow_type": {"name": "x" * 1001}},
        "a long queue": {"task_queue": {"name": "x" * 1001}},
        "a reserved queue": {"task_queue": {"name": "/_sys/mine"}},
        "a sticky queue": {"task_queue": {"name": "q", "kind": "TASK_QUEUE_KIND_STICKY"}},
        "a negative execution timeout": {"workflow_execution_timeout": c.seconds(-5)},
        "a negative run timeout": {"workflow_run_timeout": c.seconds(-5)},
        "a negative task timeout": {"workflow_task_timeout": c.seconds(-5)},
        "a coefficient below 1": {"retry_policy": {"backoff_coefficient": 0.5}},
        "an unknown namespace": {"namespace": "parity-nowhere"},
        "another namespace": {"namespace": "parity-other"},
        "an unknown search attribute": {"search_attributes": {"indexed_fields": {"ParityNone": c.payload(1)}}},
        "a wrong search attribute": {"search_attributes": {"indexed_fields": {"ParityInt": c.payload("x")}}},
        "a bad cron schedule": {"cron_schedule": "never"},
        "an id of a bad kind": {"workflow_id": " child"},
    }
    for number, (name, fields) in enumerate(flaws.items()):
        # A signal makes every task a normal one, whose failure is written.
        t.signal(f"wake {number}")
        task = t.poll()
        fields = {"workflow_id": "child", **fields}
        t.refused(name, t.respond, task, c.start_child(t, fields.pop("workflow_id"), **fields))
        if t.history()[-1].event_type == 6:
            t.fail_task(task)
    t.show("causes", [e.workflow_task_failed_event_attributes.cause for e in t.history() if e.event_type == 9])
