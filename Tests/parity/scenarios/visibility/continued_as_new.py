"""Each run of a chain is listed, with its own status (VI-03)."""

from harness import commands as c
from harness import lists


def run(t):
    lists.member(t, "a", close=False, Keyword="kept")
    t.respond(t.poll(), c.continue_as_new(workflow_type={"name": lists.family(t)}, task_queue={"name": t.queue}))
    lists.settle(t, 2, closed=1)
    lists.show(t, "ExecutionStatus = 'ContinuedAsNew'", "ExecutionStatus = 'Running'", "ParityKeyword = 'kept'")
