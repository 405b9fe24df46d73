"""Which answers end a callback for good and which are tried again (WF-25)."""

from harness import commands as c
from harness.receiver import Receiver

STATUSES = (400, 401, 403, 404, 408, 409, 410, 429, 500, 501, 502, 503, 504, 520, 302)


def run(t):
    for status in STATUSES:
        with Receiver((status, {"content-type": "application/json"}, b'{"message":"because"}')) as receiver:
            t.start(workflow_id=t.wf, completion_callbacks=[{"nexus": {"url": receiver.url()}}])
            t.respond(t.poll(), c.complete())
            receiver.next()
            t.wait_callbacks("FAILED", "BACKING_OFF")
            t.show(str(status), t.describe().callbacks[0])
