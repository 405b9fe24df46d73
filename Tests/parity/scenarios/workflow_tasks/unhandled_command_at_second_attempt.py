"""A close command blocked by the buffer at attempt 2 flushes the buffer without a Failed event, and the next task is attempt 1 (WT-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.fail_task(t.poll())
    task = t.poll()
    t.signal("during")
    t.refused("unhandled", t.respond, task, c.complete())
    t.show_history()
    task = t.poll()
    t.show("the next task", [task.attempt, task.started_event_id])
    t.refused("a signal meanwhile", t.signal, "more")
    t.respond(task, c.complete())
    t.show_history("completed")
