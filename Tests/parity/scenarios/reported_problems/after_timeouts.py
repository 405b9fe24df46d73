"""Tasks that time out count as well, and the attribute says so (WT-09)."""

from harness import commands as c


def run(t):
    t.start(workflow_task_timeout=c.seconds(1))
    for number in range(1, 6):
        t.poll()
        t.sleep(0.1)
    t.poll()
    t.show("after five", t.describe().workflow_execution_info.search_attributes)
    t.terminate()
    t.show("when closed", t.describe().workflow_execution_info.search_attributes)
