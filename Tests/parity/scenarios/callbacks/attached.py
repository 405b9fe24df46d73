"""Callbacks that were attached to a running workflow are posted like its own, also by the runs after it (WF-25, WF-03)."""

from harness import commands as c
from harness.receiver import Receiver

USE = {"workflow_id_conflict_policy": "WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING"}
ATTACH = {"attach_request_id": True, "attach_completion_callbacks": True}


def run(t):
    with Receiver() as receiver:
        first = {"nexus": {"url": receiver.url("/first")}}
        second = {"nexus": {"url": receiver.url("/second")}}
        t.start(completion_callbacks=[first])
        t.start(**USE, on_conflict_options=ATTACH, completion_callbacks=[second])
        t.start(**USE, on_conflict_options={"attach_request_id": True}, completion_callbacks=[second])
        t.show("callbacks", list(t.describe().callbacks))
        task = t.poll()
        t.sleep(1)
        t.respond(task, c.continue_as_new())
        t.show("the next run's start", t.history()[0])
        t.respond(t.poll(), c.complete("done"))
        t.show("posted", sorted(receiver.next()["path"] for _ in range(2)))
        t.show("nothing more", receiver.nothing(0.5))
        t.show_history()
