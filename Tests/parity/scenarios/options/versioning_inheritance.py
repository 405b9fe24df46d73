"""An override to auto-upgrade is for its run alone: neither the next runs of the chain nor children have it (WF-22, WF-09, WF-05, WF-14)."""

from harness import commands as c


AUTO = {"auto_upgrade": True}


def run(t):
    def started(workflow=None):
        attributes = t.history(workflow=workflow)[0].workflow_execution_started_event_attributes
        return [attributes.versioning_override, t.describe(workflow=workflow).workflow_execution_info.versioning_info]

    t.start(versioning_override=AUTO)
    child = t.other("child")
    t.respond(t.poll(), c.start_child(t, child))
    t.poll(t.unique("child-queue"))
    t.show("the child", started(child))
    t.sleep(1)
    t.respond(t.poll(), c.continue_as_new())
    t.show("continued as new", started())
    t.terminate()
    t.start(versioning_override=AUTO, retry_policy={"maximum_attempts": 2})
    t.respond(t.poll(), c.fail())
    t.show("retried", started())
    t.terminate()
    t.start(versioning_override=AUTO, cron_schedule="@every 1s")
    t.respond(t.poll(), c.complete())
    t.show("the next by cron", started())
