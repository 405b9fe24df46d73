"""Starts that make no sense are refused (AC-09)."""

from harness import commands as c


def run(t):
    def start(label, **fields):
        t.refused(label, t.call, "StartActivityExecution", **{**good, **fields})

    good = {
        "activity_id": t.unique("a"),
        "activity_type": {"name": "T"},
        "task_queue": {"name": t.queue},
        "start_to_close_timeout": c.seconds(60),
        "request_id": "r",
    }
    start("no id", activity_id="")
    start("no type", activity_type={"name": ""})
    start("no queue", task_queue={"name": ""})
    start("a reserved queue", task_queue={"name": "/_sys/x"})
    start("no timeout", start_to_close_timeout=None)
    start("a negative timeout", heartbeat_timeout=c.seconds(-1))
    start("a negative start-to-close", start_to_close_timeout=c.seconds(-1))
    start("a long id", activity_id="x" * 1001)
    start("a long type", activity_type={"name": "x" * 1001})
    start("a long queue", task_queue={"name": "x" * 1001})
    start("a long request id", request_id="x" * 1001)
    start("a bad retry policy", retry_policy={"backoff_coefficient": 0.5})
    start("a negative start delay", start_delay=c.seconds(-1))
    start("an unknown search attribute", search_attributes={"indexed_fields": {"Nobody": c.payload("x")}})
    start("a large input", input=c.blob(2 << 20))
    start("a long summary", user_metadata={"summary": c.payload("x" * 500)})
    start("a bad priority", priority={"priority_key": -1})
    start("a bad reuse policy", id_reuse_policy=9)
    start("a bad conflict policy", id_conflict_policy=9)
    start("attach without use-existing", on_conflict_options={"attach_request_id": True})
    start("a callback", completion_callbacks=[{"nexus": {"url": "http://localhost/x"}}])
    t.refused("nothing was started", t.standalone, "DescribeActivityExecution")
