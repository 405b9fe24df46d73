"""An empty post-reset operation is refused, and nothing is reset; so is a signal by the original (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.respond(t.poll(), c.marker("m"))
    t.refused("an empty operation", reset, t, 4, base, post_reset_operations=[{}])
    t.show("status", t.describe(base).workflow_execution_info.status)
    operations = [{"signal_workflow": {"signal_name": "s", "input": c.payloads(1)}}]
    t.refused("a signal", lambda: t.history(reset(t, 4, base, post_reset_operations=operations))[4:])
