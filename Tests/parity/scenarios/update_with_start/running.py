"""On a running workflow: USE_EXISTING updates it, FAIL is refused with both operations' states (QU-04)."""

from harness import commands as c
from harness import multi as m
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    t.refused("FAIL", m.call, t, "u", start={"workflow_id_conflict_policy": "WORKFLOW_ID_CONFLICT_POLICY_FAIL"})
    pending = m.begin(t, "u")
    u.take(t, t.poll())
    t.show("USE_EXISTING", pending.result())
    t.show_history()
    t.show("the same update, FAIL", m.call(t, "u", start={"workflow_id_conflict_policy": "WORKFLOW_ID_CONFLICT_POLICY_FAIL"}))
