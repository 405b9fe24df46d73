"""Options that make no sense are refused, and nothing of them is kept (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))

    def update(label, options=None, paths=None, **fields):
        fields.setdefault("id", "a")
        if options is not None:
            fields["activity_options"] = options
        if paths is not None:
            fields["update_mask"] = {"paths": paths}
        t.refused(label, t.control, "UpdateActivityOptions", **fields)

    update("nothing")
    update("no options", paths=["heartbeat_timeout"])
    update("no mask", {"heartbeat_timeout": c.seconds(5)})
    update("an empty mask", {"heartbeat_timeout": c.seconds(5)}, [])
    update("an unknown path", {"heartbeat_timeout": c.seconds(5)}, ["heartbeat"])
    update("an unknown inner path", {"retry_policy": {"maximum_attempts": 5}}, ["retry_policy.attempts"])
    update("a path of the mask that is not set", {}, ["heartbeat_timeout"])
    update("a retry policy that is not set", {}, ["retry_policy"])
    update("an inner path that is not set", {}, ["retry_policy.maximum_attempts"])
    update("a queue that is not set", {}, ["task_queue.name"])
    update("an empty queue", {"task_queue": {"name": ""}}, ["task_queue.name"])
    update("a reserved queue", {"task_queue": {"name": "/_sys/x"}}, ["task_queue.name"])
    update("a negative timeout", {"heartbeat_timeout": c.seconds(-5)}, ["heartbeat_timeout"])
    update("a negative start-to-close", {"start_to_close_timeout": c.seconds(-5)}, ["start_to_close_timeout"])
    update("no start-to-close left", {"start_to_close_timeout": c.seconds(0)}, ["start_to_close_timeout"])
    update("a bad coefficient", {"retry_policy": {"backoff_coefficient": 0.5}}, ["retry_policy.backoff_coefficient"])
    update("negative attempts", {"retry_policy": {"maximum_attempts": -1}}, ["retry_policy.maximum_attempts"])
    update("a negative interval", {"retry_policy": {"initial_interval": c.seconds(-1)}}, ["retry_policy.initial_interval"])
    update("restore and change", {"heartbeat_timeout": c.seconds(5)}, ["heartbeat_timeout"], restore_original=True)
    update("restore and options", {"heartbeat_timeout": c.seconds(5)}, restore_original=True)
    update("a start delay", {"start_delay": c.seconds(5)}, ["start_delay"])
    update("an unknown id", {"heartbeat_timeout": c.seconds(5)}, ["heartbeat_timeout"], id="nobody")
    update("an unknown id to restore", id="nobody", restore_original=True)
    options = {"heartbeat_timeout": c.seconds(5)}
    mask = {"paths": ["heartbeat_timeout"]}
    t.refused("an unknown type", t.control, "UpdateActivityOptions", type="Nobody", activity_options=options, update_mask=mask)
    t.refused("no activity", t.control, "UpdateActivityOptions", activity_options=options, update_mask=mask)
    t.show("unchanged", t.pending()[0].activity_options)
