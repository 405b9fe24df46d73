"""Termination during a task fails that task, flushes the buffer and then closes; the task's completion finds nothing (WF-12, WT-01)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    activity = t.poll_activity()
    t.signal("wake")
    task = t.poll()
    t.signal("buffered")
    t.complete_activity(activity, "done")
    t.terminate(reason="enough", details=c.payloads("why"), identity="the terminator")
    t.refused("the task's completion", t.respond, task, c.complete())
    t.refused("its failure", t.fail_task, task)
    t.show_history()
    t.refused("again", t.terminate)
    t.refused("a signal", t.signal, "late")
