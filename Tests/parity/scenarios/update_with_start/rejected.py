"""The run of an update-with-start goes on although its worker rejects the update (QU-04)."""

from harness import commands as c
from harness import multi as m
from harness import updates as u


def run(t):
    pending = m.begin(t, "u")
    task = t.poll()
    u.answer(t, task, [u.reject(task.messages[0])], c.start_timer("t", 600))
    t.show("the answer", pending.result())
    t.show_history()
