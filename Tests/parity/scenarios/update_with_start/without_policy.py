"""Without a conflict policy an update-with-start starts a run, and is refused while one runs (QU-04)."""

from harness import multi as m
from harness import updates as u


def run(t):
    pending = m.begin(t, "u", start={"workflow_id_conflict_policy": 0})
    u.take(t, t.poll())
    t.show("the first", pending.result())
    t.refused("another", m.call, t, "v", start={"workflow_id_conflict_policy": 0})
