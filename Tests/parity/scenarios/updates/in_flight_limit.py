"""The eleventh update in flight is refused (QU-05)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    updates = [u.send(t, f"u{number}", wait=u.ACCEPTED) for number in range(5)]
    task = t.poll()
    u.answer(t, task, [u.accept(message) for message in task.messages])
    updates += [u.send(t, f"v{number}") for number in range(5)]
    t.refused("the eleventh", "UpdateWorkflowExecution", **u.fields(t, "w"))
    t.show("one that is in flight", u.poll(t, "u0", wait=None).stage)
    u.take(t, t.poll(), c.start_timer("t", 600))
    last = u.send(t, "w")
    u.take(t, t.poll())
    t.show("later", last.result().stage)
    for update in updates:
        update.result()
