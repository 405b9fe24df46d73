"""Terminations that name nothing, the wrong chain or a closed run (WF-12)."""

from harness import commands as c


def run(t):
    run_id = t.start().run_id
    other = "11111111-2222-3333-4444-555555555555"
    t.refused("no such workflow", "TerminateWorkflowExecution", workflow_execution={"workflow_id": "parity-nobody"})
    t.refused("no such run", t.terminate, other)
    t.refused("another chain", t.terminate, first_execution_run_id=other)
    t.refused("a chain that is none", t.terminate, first_execution_run_id="nonsense")
    t.refused("no execution", "TerminateWorkflowExecution")
    t.refused("terminated", t.terminate, first_execution_run_id=run_id)
    t.show_history()
    t.refused("closed", t.terminate)
    t.refused("closed, by run", t.terminate, run_id)
    t.start()
    t.refused("the first run while a second one runs", t.terminate, run_id)
    t.respond(t.poll(), c.complete())
