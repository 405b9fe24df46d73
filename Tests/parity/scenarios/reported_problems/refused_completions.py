"""Completions that the server refuses count too: the first one by its cause, the later ones as the timeouts they end as (WT-09)."""

from harness import commands as c


def run(t):
    t.start()
    t.refused("bad commands", t.respond, t.poll(), c.command("start_timer"))
    for number in range(2, 6):
        t.fail_task(t.poll())
    t.show("after five", t.describe().workflow_execution_info.search_attributes)
    task = t.poll()
    t.refused("bad commands again", t.respond, task, c.command("start_timer"))
    t.show("after six", t.describe().workflow_execution_info.search_attributes)
    t.respond(task, c.complete())
    t.show("when completed", t.describe().workflow_execution_info.search_attributes)
