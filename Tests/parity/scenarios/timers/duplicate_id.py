"""A second live timer of the same id fails the task, and the first command of that batch is undone (WF-15)."""

from harness import commands as c


def run(t):
    t.start()
    t.refused("two timers in a batch", t.respond, t.poll(), c.start_timer("same", 60), c.start_timer("same", 60))
    t.show_history()
    t.respond(t.poll(), c.start_timer("same", 60))
    t.signal("wake")
    t.refused("one that lives already", t.respond, t.poll(), c.marker("undone"), c.start_timer("same", 5))
    t.show_history("after the second failure")
