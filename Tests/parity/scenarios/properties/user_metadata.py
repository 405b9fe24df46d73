"""Summary and details of a command are written on its event, and markers keep what they carry (WF-18, WF-16)."""

from harness import commands as c


def run(t):
    t.start()
    said = {"summary": c.payload("in short"), "details": c.payload("at length")}
    t.respond(
        t.poll(),
        c.command("start_timer", timer_id="t", start_to_fire_timeout=c.seconds(60), user_metadata=said),
        c.command(
            "record_marker",
            marker_name="version",
            details={"id": c.payloads("change"), "n": c.payloads(1, 2)},
            header={"fields": {"h": c.payload("header")}},
            failure=c.failure("kept"),
            user_metadata=said,
        ),
        c.command("schedule_activity_task", **c.schedule_activity(t, "a")["schedule_activity_task_command_attributes"], user_metadata=said),
        c.command("modify_workflow_properties", upserted_memo={"fields": {"m": c.payload(1)}}, user_metadata=said),
        c.command("complete_workflow_execution", result=c.payloads("done"), user_metadata=said),
    )
    t.show_history()
