"""A signal makes the retried task a normal one again: its scheduled event is written after the signal, at attempt 1 (WT-02)."""

from harness import commands as c


def run(t):
    t.start()
    t.fail_task(t.poll())
    task = t.poll()
    t.signal("during")
    t.show_history("the signal is buffered")
    t.fail_task(task)
    t.show_history("after the second failure")
    task = t.poll()
    t.show("the task", task)
    t.respond(task, c.complete())
    t.show_history("completed")
