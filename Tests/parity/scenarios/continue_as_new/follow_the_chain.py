"""Close events name the next run, which is how a client follows a chain; old runs stay readable, signals go to the current one (WF-09)."""

from harness import commands as c


def run(t):
    first = t.start().run_id
    t.sleep(1.1)
    t.respond(t.poll(), c.continue_as_new())
    t.show("the first close", t.wait_closed(first))
    t.refused("a signal to the first run", t.signal, "s", run=first)
    t.signal("current")
    t.refused("cancelling by the chain", t.request_cancel, first_execution_run_id=first)
    t.refused("terminating by the chain", t.terminate, first_execution_run_id=first)
    t.show_history("the second run")
    t.show("terminated", t.wait_closed())
