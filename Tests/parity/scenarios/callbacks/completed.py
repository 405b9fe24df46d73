"""A completed workflow's result is posted to its completion callback (WF-25)."""

from harness import commands as c
from harness.receiver import Receiver


def run(t):
    with Receiver() as receiver:
        callback = {"nexus": {"url": receiver.url(), "header": {"Token": "secret", "x-other": "1"}}}
        t.start(completion_callbacks=[callback])
        t.show("before", list(t.describe().callbacks))
        t.respond(t.poll(), c.complete({"out": 1}))
        t.show("posted", receiver.next())
        t.wait_callbacks("SUCCEEDED")
        t.show("after", list(t.describe().callbacks))
        t.show_history()
        t.show("nothing more", receiver.nothing(0.5))
