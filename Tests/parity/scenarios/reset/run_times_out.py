"""A reset run whose renewed run timeout passes is closed by it (WF-19, WF-04)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start(workflow_run_timeout=c.seconds(2), workflow_task_timeout=c.seconds(2)).run_id
    t.respond(t.poll(), c.complete())
    t.sleep(1)
    new = reset(t, 4, base)
    t.show("its end", t.wait_closed(new))
    t.show("longer than the base run had", t.history(new)[-1].event_time.seconds - t.history(base)[0].event_time.seconds >= 3)
