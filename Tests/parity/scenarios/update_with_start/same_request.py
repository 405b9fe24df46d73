"""A repeated request finds the run that it started, and the update that it made (QU-04)."""

from harness import commands as c
from harness import multi as m
from harness import updates as u


def run(t):
    start = t.start_fields(request_id="the same", workflow_id_conflict_policy="WORKFLOW_ID_CONFLICT_POLICY_FAIL")
    pending = {}
    for label, update_id in (("first", "u"), ("again", "u"), ("another update", "v")):
        pending[label] = m.begin(t, update_id, start=start)
        u.until_known(t, update_id, pending[label])
    t.sleep(0.3)
    task = t.poll()
    t.show("the messages", [message.id for message in task.messages])
    u.take(t, task, c.start_timer("t", 600))
    for label in pending:
        t.show(label, pending[label].result())
    t.show("later", m.call(t, "u", start=start))
