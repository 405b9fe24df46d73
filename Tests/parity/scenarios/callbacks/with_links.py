"""Links of a callback come into the start's event; the post says which event started the workflow (WF-25, WF-26)."""

from harness import commands as c
from harness.receiver import Receiver


def run(t):
    with Receiver() as receiver:
        reference = {"event_id": 5, "event_type": "EVENT_TYPE_NEXUS_OPERATION_SCHEDULED"}
        link = {"workflow_event": {"namespace": "default", "workflow_id": "caller", "run_id": "run", "event_ref": reference}}
        other = {"workflow_event": {"namespace": "default", "workflow_id": "other", "run_id": "run", "event_ref": reference}}
        t.start(links=[link], completion_callbacks=[{"nexus": {"url": receiver.url()}, "links": [link, other]}])
        t.respond(t.poll(), c.complete())
        t.show("posted", receiver.next())
        t.show_history()
        t.wait_callbacks("SUCCEEDED")
        t.show("described", list(t.describe().callbacks))
