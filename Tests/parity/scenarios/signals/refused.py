"""Signals that find nothing to signal, or that lack something (WF-11, PL-04)."""

from harness import commands as c


def run(t):
    run_id = t.start().run_id
    t.refused("no such workflow", t.signal, "s", workflow="parity-nobody")
    t.refused("no such run", t.signal, "s", run="11111111-2222-3333-4444-555555555555")
    t.refused("a run id that is none", t.signal, "s", run="nonsense")
    t.refused("no name", t.signal, "")
    t.refused("a long name", t.signal, "x" * 1001)
    t.refused("a long request id", t.signal, "s", request_id="x" * 1001)
    t.refused("no execution", "SignalWorkflowExecution", signal_name="s")
    t.refused("no workflow id", t.signal, "s", workflow_execution={"run_id": run_id})
    t.refused("an input above 2 MiB", t.signal, "s", input=c.blob(2 * 1024 * 1024 + 1))
    t.refused("an input of 1.9 MiB", t.signal, "s", input=c.blob(1_990_000))
    t.refused("a chosen run", t.signal, "chosen", run=run_id)
    t.respond(t.poll(), c.complete())
    t.refused("closed", t.signal, "s")
    t.refused("closed, by run", t.signal, "s", run=run_id)
    t.show_history()
