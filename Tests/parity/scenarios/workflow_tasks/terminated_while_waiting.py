"""The task of a run that was terminated while it waited is not given out (TQ-01, WF-12)."""

from harness import commands as c


def run(t):
    t.start()
    t.terminate()
    t.no_task("nothing for the terminated run")
    t.start()
    task = t.poll()
    t.respond(task, c.complete())
    t.show_history()
