"""Commands that name messages put the update's events in their place among the other commands' (WT-13)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    update = u.send(t, "u")
    task = t.poll()
    accepted, done = u.accept(task.messages[0]), u.respond("u", "done")
    commands = [c.marker("before"), u.command(accepted), c.marker("between"), u.command(done), c.marker("after")]
    t.respond(task, *commands, messages=[accepted, done])
    t.show("the answer", update.result().outcome)
    update = u.send(t, "v")
    task = t.poll()
    messages = [u.accept(task.messages[0]), u.respond("v", "done")]
    t.respond(task, c.marker("alone"), messages=messages)
    t.show("without commands", update.result().outcome)
    t.show_history()
