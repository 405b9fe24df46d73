"""A workflow and an activity of the same id have nothing to do with each other (AC-09)."""

from harness import commands as c


def run(t):
    t.start()
    t.call("StartActivityExecution", activity_id=t.wf, activity_type={"name": "T"}, task_queue={"name": t.queue},
        start_to_close_timeout=c.seconds(60), request_id=t.request_id())
    t.show("the workflow", t.describe().workflow_execution_info.status)
    task = t.poll_activity()
    t.complete_activity(task)
    t.show("the activity", t.call("DescribeActivityExecution", activity_id=t.wf).info.status)
    t.show("the workflow still", t.describe().workflow_execution_info.status)
