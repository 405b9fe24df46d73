"""A run that is terminated while an update's task waits shows nothing of that task (QU-06, WT-03)."""

from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    update = u.send(t, "u")
    t.terminate()
    t.refused("the answer", update.result)
    t.show_history()
