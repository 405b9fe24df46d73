"""After the run's end: a completed update of it is answered, anything else obeys the reuse policy (QU-04)."""

from harness import commands as c
from harness import multi as m
from harness import updates as u


def run(t):
    t.start()
    update = u.send(t, "u")
    u.take(t, t.poll(), c.complete("bye"))
    update.result()
    t.show("its update", m.call(t, "u"))
    reject = {"workflow_id_reuse_policy": "WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE"}
    t.refused("its update, REJECT_DUPLICATE", m.call, t, "u", start=reject)
    t.refused("another, REJECT_DUPLICATE", m.call, t, "v", start=reject)
    pending = m.begin(t, "v")
    task = t.poll()
    u.take(t, task)
    t.show("another", pending.result())
    t.show_history()
