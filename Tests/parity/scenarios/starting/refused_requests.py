"""Starts that lack something, name too much or contradict themselves (WF-01, PL-04)."""

from harness import commands as c

LONG = "x" * 1001


def run(t):
    odd = {
        "no workflow id": {"workflow_id": ""},
        "no type": {"workflow_type": {}},
        "no queue": {"task_queue": {}},
        "a long workflow id": {"workflow_id": LONG},
        "a long type": {"workflow_type": {"name": LONG}},
        "a long queue": {"task_queue": {"name": LONG}},
        "a long request id": {"request_id": LONG},
        "a negative execution timeout": {"workflow_execution_timeout": c.seconds(-1)},
        "a negative run timeout": {"workflow_run_timeout": c.seconds(-1)},
        "a negative task timeout": {"workflow_task_timeout": c.seconds(-1)},
        "a negative delay": {"workflow_start_delay": c.seconds(-1)},
        "delay and cron": {"workflow_start_delay": c.seconds(10), "cron_schedule": "* * * * *"},
        "a reserved queue": {"task_queue": {"name": "/_sys/mine"}},
        "a bad retry policy": {"retry_policy": {"initial_interval": c.seconds(-1)}},
        "an unknown search attribute": {"search_attributes": {"indexed_fields": {"Nobody": c.payload("x")}}},
        "a search attribute of another type": {"search_attributes": {"indexed_fields": {"ParityInt": c.payload("x")}}},
        "a system search attribute": {"search_attributes": {"indexed_fields": {"StartTime": c.payload("x")}}},
        "a long summary": {"user_metadata": {"summary": c.payload("x" * 401)}},
        "an input above 2 MiB": {"input": c.blob(2 * 1024 * 1024 + 1)},
        "a memo above 2 MiB": {"memo": {"fields": {"m": c.blob(2 * 1024 * 1024 + 1)["payloads"][0]}}},
        "no request id": {"request_id": ""},
    }
    for name, fields in odd.items():
        t.refused(name, t.start, **fields)
    t.refused("an unknown namespace", t.start, namespace="parity-nowhere")
    t.refused("no namespace", t.start, namespace="")
