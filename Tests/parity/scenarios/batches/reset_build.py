"""A job resets workflows to before the first task of a build (BA-01)."""

from harness import batches
from harness import commands as c
from temporalio.api.enums.v1 import EventType


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("t", 100), worker_version_stamp={"build_id": "good"})
    for name in ("one", "two"):
        t.signal(name)
        t.respond(t.poll(), worker_version_stamp={"build_id": "bad"})
    batches.indexed(t, 1)
    batches.run(t, reset_operation={**batches.IDENTITY, "options": {"build_id": "bad"}})
    t.show("the new run", [EventType.Name(event.event_type) for event in t.history()])
    batches.run(t, "other", "another build", reset_operation={**batches.IDENTITY, "options": {"build_id": "nobody"}})
