"""A completed run of a cron workflow is followed by the next one, which is given its result (WF-06)."""

from harness import commands as c


def run(t):
    started = t.start(
        cron_schedule="@every 1s",
        input=c.payloads("in"),
        memo={"fields": {"m": c.payload(1)}},
        search_attributes={"indexed_fields": {"ParityInt": c.payload(3)}},
        header={"fields": {"h": c.payload("header")}},
        priority={"priority_key": 2},
        user_metadata={"summary": c.payload("summary")},
        workflow_run_timeout=c.seconds(100),
    )
    t.show("answer", started)
    info = t.describe().workflow_execution_info
    t.show("execution begins after", round((info.execution_time.ToMilliseconds() - info.start_time.ToMilliseconds()) / 1000))
    t.respond(t.poll(), c.complete("first"))
    t.show_history("the first run", started.run_id)
    second = t.poll()
    t.show("the second run", second.history.events[0])
    t.respond(second, c.complete("second"))
    third = t.poll()
    t.show("the third run", third.history.events[0])
    t.show("describe", t.describe())
