"""What a worker tells of itself with a completion is written on WorkflowTaskCompleted (WT-01)."""

from harness import commands as c


def run(t):
    t.start()
    told = {
        "sdk_metadata": {"core_used_flags": [1, 2], "lang_used_flags": [3], "sdk_name": "parity", "sdk_version": "1.2.3"},
        "metering_metadata": {"nonfirst_local_activity_execution_attempts": 4},
        "worker_version_stamp": {"build_id": "build-1"},
    }
    t.respond(t.poll(), c.start_timer("t", 600), **told)
    t.signal("wake")
    t.respond(t.poll(), binary_checksum="checksum")
    t.signal("wake again")
    t.call("RespondWorkflowTaskFailed", task_token=t.poll().task_token, worker_version={"build_id": "build-2"}, binary_checksum="sum")
    t.show_history()
    t.show("described", t.describe().workflow_execution_info.search_attributes)
