"""An older run is reset while a later one is current: the later one ends if it runs, and none of its events is reapplied (WF-19)."""

from harness import commands as c
from harness.resets import reset, show_signals


def run(t):
    base = t.start().run_id
    t.respond(t.poll(), c.complete())
    closed = t.start().run_id
    t.signal("to the second")
    t.respond(t.poll(), c.complete())
    first = reset(t, 4, base)
    t.show_history("while the current run is closed", first)
    t.show("the closed run's description", t.describe(closed).workflow_extended_info)
    t.signal("to the reset run")
    t.respond(t.poll(), c.marker("m"))
    second = reset(t, 4, base)
    t.show_history("the run that ran", first)
    show_signals(t, "the signals of the new run", second)
    t.show("the base run's description", t.describe(base).workflow_extended_info)
    t.show("the ended run's description", t.describe(first).workflow_extended_info)
