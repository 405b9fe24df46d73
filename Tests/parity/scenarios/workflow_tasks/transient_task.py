"""From the second attempt on, a task's events exist only in the poll's answer and at the tail of a running history (WT-02)."""

from harness import commands as c


def run(t):
    t.start()
    t.fail_task(t.poll())
    t.show_history("after the first failure")
    task = t.poll()
    t.show("the second attempt's task", task)
    t.show_history("while the second attempt is started")
    t.fail_task(task)
    t.show_history("after the second failure, which writes nothing")
    task = t.poll()
    t.show("attempt", task.attempt)
    t.respond(task, c.complete("at last"))
    t.show_history("completed")
