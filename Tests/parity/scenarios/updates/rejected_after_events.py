"""A task that showed events to its worker is written although all its updates are rejected, unless the worker can forget them (WT-03)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("t", 600))
    for label, fields in (
        ("a worker that can forget", {"capabilities": {"discard_speculative_workflow_task_with_events": True}}),
        ("a worker that cannot", {}),
    ):
        update = u.send(t, "u")
        task = t.poll()
        t.show(label, u.answer(t, task, [u.reject(task.messages[0])], **fields))
        t.show("the answer", update.result().outcome.failure.message)
        t.show_history()
