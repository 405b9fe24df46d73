"""Update-with-start may wait for the acceptance alone (QU-04)."""

from harness import multi as m
from harness import updates as u


def run(t):
    pending = m.begin(t, "u", wait=u.ACCEPTED)
    task = t.poll()
    u.answer(t, task, [u.accept(task.messages[0])])
    t.show("the answer", pending.result())
    t.show_history()
