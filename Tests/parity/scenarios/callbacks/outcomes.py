"""What is posted when a workflow fails, is cancelled, is terminated, or its time is over (WF-25)."""

from harness import commands as c
from harness.receiver import Receiver


def run(t):
    with Receiver() as receiver:
        callback = {"nexus": {"url": receiver.url()}}
        t.start(completion_callbacks=[callback])
        t.respond(t.poll(), c.fail(message="it broke", type="Broken", non_retryable=True))
        t.show("failed", receiver.next())
        t.start(completion_callbacks=[callback])
        t.request_cancel()
        t.respond(t.poll(), c.cancel("details"))
        t.show("canceled", receiver.next())
        t.start(completion_callbacks=[callback])
        t.terminate(reason="no more", details=c.payloads("details"))
        t.show("terminated", receiver.next())
        t.start(completion_callbacks=[callback], workflow_run_timeout=c.seconds(1))
        t.show("timed out", receiver.next())
        t.start(completion_callbacks=[callback])
        t.respond(t.poll(), c.complete())
        t.show("completed without a result", receiver.next())
        t.start(completion_callbacks=[callback])
        t.respond(t.poll(), c.command("complete_workflow_execution", result={"payloads": [{"metadata": {"encoding": b"binary/plain"}, "data": b"bytes"}]}))
        t.show("completed with bytes", receiver.next())
        t.start(completion_callbacks=[callback])
        t.respond(t.poll(), c.complete("a", "b"))
        t.show("completed with two results", receiver.next())
