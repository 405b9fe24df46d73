"""Several updates go with one task in the order they came, and complete in the worker's order (WT-13)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    updates = {name: u.send(t, name) for name in ("a", "b", "c")}
    task = t.poll()
    t.show("the messages", task.messages)
    first, second, third = task.messages
    messages = [u.accept(first), u.reject(second), u.accept(third), u.respond("c", 3)]
    u.answer(t, task, messages, c.start_timer("t", 600))
    t.show("b", updates["b"].result().outcome)
    t.show("c", updates["c"].result().outcome)
    t.signal("s")
    u.answer(t, t.poll(), [u.respond("a", 1)])
    t.show("a", updates["a"].result().outcome)
    t.show_history()
