"""An update that was accepted does not hold time: what it waits for is skipped (WF-24, QU-02)."""

from harness import commands as c
from harness import skipping as s
from harness import updates as u


def run(t):
    t.start(time_skipping_config=s.ON)
    t.respond(t.poll())
    update = u.send(t, "u", wait=u.COMPLETED)
    task = t.poll()
    u.answer(t, task, [u.accept(task.messages[0])], c.start_timer("1", s.HOUR))
    u.answer(t, t.poll(), [u.respond("u", "done")])
    t.show("outcome", update.result().outcome)
    t.show_history()
