"""Zero timers fire one after the other in the order of their start, after the task that started them (WF-15)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("b", 0), c.start_timer("a", 0), c.start_timer("c", 0))
    t.sleep(2)
    task = t.poll()
    t.show("fired", [e.timer_fired_event_attributes for e in task.history.events if e.event_type == 18])
    t.respond(task, c.start_timer("a", 0), c.complete())
    t.show("the end", t.history()[-3:])
