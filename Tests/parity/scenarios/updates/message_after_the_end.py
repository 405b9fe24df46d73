"""Messages behind the command that ends the run, and those that no command names (WT-13)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    update = u.send(t, "u")
    task = t.poll()
    messages = [u.accept(task.messages[0]), u.respond("u", "done")]
    t.refused("the completion", t.respond, task, c.complete("bye"), messages=messages)
    t.refused("the answer", update.result)
    t.show_history()
