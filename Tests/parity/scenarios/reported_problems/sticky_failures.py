"""A task that fails on a sticky queue counts as no attempt, and not as a problem (WT-09, WT-04)."""

from harness import commands as c


def run(t):
    t.start()
    waiting = t.poll_ahead(sticky=True)
    t.respond(t.poll(), c.marker("m"), sticky_attributes=t.stick())
    t.signal("s")
    t.fail_task(waiting.result())
    for number in range(2, 7):
        task = t.poll()
        t.fail_task(task)
        t.show(f"after {number}, attempt {task.attempt}", "TemporalReportedProblems" in t.describe().workflow_execution_info.search_attributes.indexed_fields)
