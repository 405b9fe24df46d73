"""Links of a start stand on the first run's start; what the runs after it have of them (WF-26, WF-05, WF-09)."""

from harness import commands as c


def link(number):
    reference = {"event_id": number, "event_type": "EVENT_TYPE_NEXUS_OPERATION_SCHEDULED"}
    return {"workflow_event": {"namespace": "default", "workflow_id": "caller", "run_id": "run", "event_ref": reference}}


def run(t):
    t.start(links=[link(1)], retry_policy={"initial_interval": c.seconds(1), "maximum_attempts": 2})
    t.respond(t.poll(), c.fail())
    t.show("retried", t.history()[0])
    t.terminate()
    t.start(links=[link(1)])
    task = t.poll()
    t.sleep(1)
    t.respond(task, c.continue_as_new())
    t.show("continued as new", t.history()[0])
    t.terminate()
    t.start(links=[link(1)], cron_schedule="@every 1s")
    t.respond(t.poll(), c.complete())
    t.show("the next by cron", len(t.history()[0].links))
