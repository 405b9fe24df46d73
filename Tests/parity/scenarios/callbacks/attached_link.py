"""A callback that was attached names the request that attached it, not the start, in its post (WF-25, WF-26, WF-03)."""

from harness import commands as c
from harness.receiver import Receiver

USE = {"workflow_id_conflict_policy": "WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING"}
ATTACH = {"attach_request_id": True, "attach_completion_callbacks": True}


def run(t):
    with Receiver() as receiver:
        t.start()
        t.start(**USE, request_id="req-attaching", on_conflict_options=ATTACH, completion_callbacks=[{"nexus": {"url": receiver.url()}}])
        t.respond(t.poll(), c.complete())
        t.show("posted", receiver.next())
