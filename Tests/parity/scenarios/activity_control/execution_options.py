"""UpdateActivityExecutionOptions changes and restores the options of one activity (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))

    def update(label, options=None, paths=None, **fields):
        fields.setdefault("activity_id", "a")
        if options is not None:
            fields["activity_options"] = options
        if paths is not None:
            fields["update_mask"] = {"paths": paths}
        t.refused(label, t.control, "UpdateActivityExecutionOptions", **fields)

    update("changed", {"heartbeat_timeout": c.seconds(5), "task_queue": {"name": "new"}}, ["heartbeat_timeout", "task_queue.name"])
    t.show("pending", t.pending())
    update("restored", restore_original=True)
    update("nothing")
    update("no options", paths=["heartbeat_timeout"])
    update("no mask", {"heartbeat_timeout": c.seconds(5)})
    update("an unknown path", {"heartbeat_timeout": c.seconds(5)}, ["heartbeat"])
    update("a start delay", {"start_delay": c.seconds(5)}, ["start_delay"])
    update("restore and change", {"heartbeat_timeout": c.seconds(5)}, ["heartbeat_timeout"], restore_original=True)
    update("no activity", {"heartbeat_timeout": c.seconds(5)}, ["heartbeat_timeout"], activity_id="")
    update("an unknown activity", {"heartbeat_timeout": c.seconds(5)}, ["heartbeat_timeout"], activity_id="nobody")
    update("an unknown workflow", {"heartbeat_timeout": c.seconds(5)}, ["heartbeat_timeout"], workflow_id="nobody")
    update("a negative timeout", {"heartbeat_timeout": c.seconds(-5)}, ["heartbeat_timeout"])
