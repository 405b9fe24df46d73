"""TERMINATE_EXISTING ends the run that is there and updates the new one (QU-04)."""

from harness import multi as m
from harness import updates as u


def run(t):
    first = t.start().run_id
    t.respond(t.poll())
    policy = {"workflow_id_conflict_policy": "WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING"}
    pending = m.begin(t, "u", start=policy)
    u.take(t, t.poll())
    t.show("the answer", pending.result())
    t.show_history("the old run", run=first)
    t.show_history("the new run")
