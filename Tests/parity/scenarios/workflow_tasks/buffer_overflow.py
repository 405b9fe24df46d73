"""More than a hundred buffered events fail the started task with FORCE_CLOSE_COMMAND and are flushed (WT-01)."""

from harness import commands as c


def run(t):
    t.start()
    task = t.poll()
    for number in range(102):
        t.signal(f"s{number}")
    t.refused("the task's completion", t.respond, task, c.complete())
    events = t.history()
    t.show("the first events", events[:5])
    t.show("kinds", [event.event_type for event in events])
    t.show("the last", events[-1])
