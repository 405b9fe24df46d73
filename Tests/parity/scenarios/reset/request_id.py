"""A request id that made the current run answers with that run instead of resetting again (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start(request_id="start").run_id
    t.respond(t.poll(), c.complete())
    t.show("the request id of the run's own start", reset(t, 4, base, request_id="start") == base)
    first = reset(t, 4, base, request_id="reset-1")
    t.show("another request id", first != base)
    t.show("the first one's request ids", t.describe(first).workflow_extended_info)
    again = reset(t, 4, base, request_id="reset-1")
    t.show("repeated", again == first)
    second = reset(t, 4, base, request_id="reset-2")
    t.show("the request id of an earlier reset", reset(t, 4, base, request_id="reset-1") not in (again, second))
    t.respond(t.poll(), c.complete())
    t.show("a start with the id of the reset", t.start(request_id="reset-1").started)
