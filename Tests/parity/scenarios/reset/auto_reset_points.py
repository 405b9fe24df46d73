"""Every binary checksum that completes a task makes a reset point, once; a continued run hands its points on (WF-20)."""

from harness import commands as c


def points(t, label, run=None):
    info = t.describe(run).workflow_execution_info.auto_reset_points
    t.show(label, [
        [point.binary_checksum, point.build_id, point.run_id, point.first_workflow_task_completed_id, point.resettable,
         point.HasField("create_time"), point.HasField("expire_time")]
        for point in info.points
    ])


def run(t):
    first = t.start().run_id
    t.respond(t.poll(), c.marker("m"))
    points(t, "no checksum")
    for checksum in ("one", "one", "two", "one"):
        t.signal("s")
        t.respond(t.poll(), binary_checksum=checksum)
    points(t, "two checksums")
    for build in ("b1", "b2", "b1"):
        t.signal("s")
        t.respond(t.poll(), worker_version_stamp={"build_id": build})
    points(t, "build ids")
    t.signal("s")
    t.respond(t.poll(), c.continue_as_new(), binary_checksum="three")
    points(t, "the closed run", first)
    points(t, "the next run")
    started = t.history()[0].workflow_execution_started_event_attributes
    t.show("handed on in the Started event", len(started.prev_auto_reset_points.points))
    t.respond(t.poll(), c.complete(), binary_checksum="one")
    points(t, "the next run at its end")
