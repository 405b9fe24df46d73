"""A close command that is not the last one is refused without an event, and the task stays started (WT-07)."""

from harness import commands as c


def run(t):
    t.start()
    task = t.poll()
    t.refused("complete, then a timer", t.respond, task, c.complete(), c.start_timer("t", 5))
    t.refused("two completes", t.respond, task, c.complete("one"), c.complete("two"))
    t.show_history()
    t.show("the pending task", t.describe().pending_workflow_task)
    t.refused("the same task with good commands", t.respond, task, c.complete("good"))
    t.show_history("at the end")
