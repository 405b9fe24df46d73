"""Who waits for the acceptance of an update that is completed at once is given its outcome (QU-02)."""

from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    update = u.send(t, "u", wait=u.ACCEPTED)
    u.take(t, t.poll())
    t.show("the answer", update.result())
