"""A callback's headers are sent in lower case, whatever they are called; those that the server sets itself win (WF-25)."""

from harness import commands as c
from harness.receiver import Receiver


def run(t):
    with Receiver() as receiver:
        header = {"X-Mixed-Case": "1", "Nexus-Operation-State": "mine", "content-type": "text/x", "User-Agent": "me", "nexus-operation-token": "t"}
        t.refused("start", lambda: t.start(completion_callbacks=[{"nexus": {"url": receiver.url("/a%20b?q=1#f"), "header": header}}]).started)
        t.show("event", t.history()[0])
        t.respond(t.poll(), c.complete(1))
        t.show("posted", receiver.next())
