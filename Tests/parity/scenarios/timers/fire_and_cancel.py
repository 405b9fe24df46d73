"""Timers fire in the order of their times; a cancelled one does not; one beyond the run timeout never does (WF-15)."""

from harness import commands as c


def run(t):
    t.start(workflow_run_timeout=c.seconds(30))
    timers = [c.start_timer("later", 2), c.start_timer("sooner", 1), c.start_timer("beyond", 100), c.start_timer("never", 1)]
    t.respond(t.poll(), *timers, c.cancel_timer("never"))
    t.respond(t.poll())
    t.respond(t.poll(), c.cancel_timer("beyond"), c.complete())
    t.show_history()
