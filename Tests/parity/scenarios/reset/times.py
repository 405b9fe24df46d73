"""The new run starts at the reset, after its own first-task delay; the description keeps when the chain's first run began (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start(workflow_start_delay=c.seconds(1)).run_id
    t.respond(t.poll(), c.complete())
    t.sleep(1.2)
    new = reset(t, 4, base)
    info, extended = t.describe(new).workflow_execution_info, t.describe(new).workflow_extended_info
    milliseconds = lambda time: time.ToMilliseconds()
    t.show("from start to execution", round((milliseconds(info.execution_time) - milliseconds(info.start_time)) / 1000))
    t.show("from reset to start", round((milliseconds(info.start_time) - milliseconds(extended.last_reset_time)) / 1000))
    first = t.history(base)[0].event_time
    t.show("original start", milliseconds(extended.original_start_time) == milliseconds(first))
    again = t.describe(reset(t, 4, new)).workflow_extended_info
    t.show("original start after another reset", milliseconds(again.original_start_time) == milliseconds(first))
