"""Callbacks move to the run that follows by continue-as-new, retry or cron, and are posted when the chain ends (WF-25)."""

from harness import commands as c
from harness.receiver import Receiver


def run(t):
    with Receiver() as receiver:
        callback = {"nexus": {"url": receiver.url(), "header": {"k": "v"}}}
        first = t.start(completion_callbacks=[callback])
        task = t.poll()
        t.sleep(1)
        t.respond(task, c.continue_as_new())
        t.show("continued: the first run's callbacks", list(t.describe(first.run_id).callbacks))
        t.show("continued: the start", t.history()[0])
        t.show("continued: callbacks", list(t.describe().callbacks))
        t.respond(t.poll(), c.complete("continued"))
        t.show("continued: posted", receiver.next())
        first = t.start(completion_callbacks=[callback], retry_policy={"initial_interval": c.seconds(1), "maximum_attempts": 2})
        t.respond(t.poll(), c.fail())
        t.show("retried: the first run's callbacks", list(t.describe(first.run_id).callbacks))
        t.respond(t.poll(), c.complete("retried"))
        t.show("retried: posted", receiver.next())
