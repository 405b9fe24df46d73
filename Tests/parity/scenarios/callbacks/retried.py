"""A callback that is not taken is posted again after a while; describe says how it went (WF-25)."""

from harness import commands as c
from harness.receiver import Receiver


def run(t):
    with Receiver((503, {}, b"busy"), (429,)) as receiver:
        t.start(completion_callbacks=[{"nexus": {"url": receiver.url()}}])
        t.respond(t.poll(), c.complete())
        receiver.next()
        t.wait_callbacks("BACKING_OFF")
        waiting = t.describe().callbacks[0]
        t.show("after the first attempt", waiting)
        gap = waiting.next_attempt_schedule_time.ToMilliseconds() - waiting.last_attempt_complete_time.ToMilliseconds()
        t.show("the first wait is a second or so", 700 <= gap <= 1300)
        receiver.next()
        receiver.next()
        t.wait_callbacks("SUCCEEDED")
        t.show("in the end", t.describe().callbacks[0])
