"""Signals of the runs that the base run was continued as are reapplied too, up to the current run (WF-19, WF-09)."""

from harness import commands as c
from harness.resets import reset, show_signals


def run(t):
    base = t.start().run_id
    t.respond(t.poll(), c.marker("m"))
    t.signal("to the first")
    t.respond(t.poll(), c.continue_as_new())
    second = t.describe().workflow_execution_info.execution.run_id
    t.signal("to the second")
    t.respond(t.poll(), c.continue_as_new())
    third = t.describe().workflow_execution_info.execution.run_id
    t.signal("to the third")
    new = reset(t, 4, base)
    t.show_history("the new run", new)
    t.show("the third run's end", t.history(third)[-1].workflow_execution_terminated_event_attributes)
    for run_id, name in ((base, "first"), (second, "second"), (third, "third"), (new, "new")):
        info = t.describe(run_id)
        t.show(f"the {name} run", [info.workflow_execution_info.first_run_id, info.workflow_extended_info.reset_run_id])
    t.respond(t.poll(), c.complete())
    show_signals(t, "when all of them are closed", reset(t, 4, base))
