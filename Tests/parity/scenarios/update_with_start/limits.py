"""What refuses an update refuses the update half of an update-with-start (QU-04, QU-05)."""

from harness import multi as m
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    pending = [u.send(t, f"u{number}") for number in range(10)]
    t.refused("in flight", m.call, t, "v")
    u.take(t, t.poll())
    for update in pending:
        update.result()
