"""A second cancel request changes nothing, a closed run accepts one in silence, an unknown one does not (WF-12)."""

from harness import commands as c


def run(t):
    run_id = t.start().run_id
    t.respond(t.poll())
    t.show("first", t.request_cancel(reason="please", request_id="cancel-1"))
    t.refused("second", t.request_cancel, reason="again", request_id="cancel-2")
    t.refused("another chain", t.request_cancel, first_execution_run_id="11111111-2222-3333-4444-555555555555")
    t.refused("the same chain", t.request_cancel, first_execution_run_id=run_id)
    t.show("described", t.describe().workflow_extended_info)
    t.respond(t.poll(), c.cancel("tidied"))
    t.show_history()
    t.refused("closed", t.request_cancel)
    t.refused("closed, by run", t.request_cancel, run_id)
    t.refused("no such workflow", "RequestCancelWorkflowExecution", workflow_execution={"workflow_id": "parity-nobody"})
    t.refused("no such run", t.request_cancel, "11111111-2222-3333-4444-555555555555")
    t.refused("a run id that is none", t.request_cancel, "nonsense")
