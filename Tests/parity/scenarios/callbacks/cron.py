"""What becomes of a cron workflow's callbacks when its runs end (WF-25, WF-06)."""

from harness import commands as c
from harness.receiver import Receiver


def run(t):
    with Receiver() as receiver:
        first = t.start(completion_callbacks=[{"nexus": {"url": receiver.url()}}], cron_schedule="@every 1s")
        t.respond(t.poll(), c.complete("cron"))
        t.show("the first run's callbacks", len(t.describe(first.run_id).callbacks))
        t.show("the second run's callbacks", len(t.describe().callbacks))
        t.show("the second start", len(t.history()[0].workflow_execution_started_event_attributes.completion_callbacks))
        t.show("posted at the end of the first run", receiver.next()["body"])
        t.terminate()
        t.show("nothing more", receiver.nothing(1))
