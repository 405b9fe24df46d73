"""Cancelling a timer whose firing waits in the buffer removes that event, and the workflow completes in the same task (WF-15)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("brief", 1))
    t.signal("wake")
    task = t.poll()
    t.sleep(2.5)
    t.show_history("the firing is buffered")
    t.refused("cancel and complete", t.respond, task, c.cancel_timer("brief"), c.complete("no timer seen"))
    t.show_history("closed")
