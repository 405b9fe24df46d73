"""On a closed run nothing is attached: a new run starts (WF-03)."""

from harness import commands as c

USE = {"workflow_id_conflict_policy": "WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING"}


def run(t):
    first = t.start()
    t.respond(t.poll(), c.complete())
    answer = t.start(**USE, on_conflict_options={"attach_request_id": True})
    t.show("another run", answer.run_id != first.run_id)
    t.show_history()
