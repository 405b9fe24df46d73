"""On its sticky queue a worker gets only what it has not seen; a completion without sticky attributes ends that (WT-04)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("t", 600), sticky_attributes=t.stick())
    waiting = t.poll_ahead(sticky=True)
    t.signal("one")
    task = waiting.result()
    t.show("the sticky task", task)
    t.show("described", t.describe().execution_config)
    t.respond(task, c.marker("m"))
    t.signal("two")
    task = t.poll()
    t.show("the whole history again", [event.event_id for event in task.history.events])
    t.respond(task, c.complete())
    t.show_history()
