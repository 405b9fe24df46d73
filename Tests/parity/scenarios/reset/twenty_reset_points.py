"""A run keeps its newest twenty reset points (WF-20)."""

from harness import commands as c


def run(t):
    t.start()
    for number in range(22):
        t.respond(t.poll(), binary_checksum=f"c{number}", force_create_new_workflow_task=True)
    points = t.describe().workflow_execution_info.auto_reset_points.points
    t.show("checksums", [point.binary_checksum for point in points])
