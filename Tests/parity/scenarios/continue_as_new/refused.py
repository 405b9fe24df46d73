"""Continue-as-new with bad attributes fails the task and the run goes on (WF-09, WT-07)."""

from harness import commands as c


def run(t):
    t.start()
    odd = {
        "a negative run timeout": {"workflow_run_timeout": c.seconds(-1)},
        "a long type": {"workflow_type": {"name": "x" * 1001}},
        "a reserved queue": {"task_queue": {"name": "/_sys/mine"}},
        "an unknown search attribute": {"search_attributes": {"indexed_fields": {"Nobody": c.payload(1)}}},
        "a bad retry policy": {"retry_policy": {"backoff_coefficient": 0.5}},
        "a negative backoff": {"backoff_start_interval": c.seconds(-1)},
    }
    for name, fields in odd.items():
        t.signal(f"wake for {name}")
        t.refused(name, t.respond, t.poll(), c.continue_as_new(**fields))
    t.show("failures", [e.workflow_task_failed_event_attributes for e in t.history() if e.event_type == 9])
    t.show("still running", t.describe().workflow_execution_info.status)
