"""A paused workflow can be terminated, and its run timeout goes on (WF-23)."""

from harness import commands as c


def run(t):
    t.start()
    t.pause()
    t.terminate()
    t.show_history("terminated")
    t.show("status", t.describe().workflow_execution_info.status)
    t.show("pause info", t.describe().workflow_extended_info.HasField("pause_info"))
    t.start(workflow_run_timeout=c.seconds(1))
    t.pause()
    t.sleep(1.7)
    t.show_history("its time is over")
    t.show("status", t.describe().workflow_execution_info.status)
    t.show("search attributes", t.describe().workflow_execution_info.search_attributes)
