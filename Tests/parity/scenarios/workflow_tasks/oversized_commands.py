"""A command with a payload above 2 MiB fails the task and terminates the workflow, whatever the command (WT-07, PL-06)."""

from harness import commands as c

BIG = c.blob(2 * 1024 * 1024 + 1)


def run(t):
    commands = {
        "activity input": c.schedule_activity(t, "a", input=BIG),
        "result": c.command("complete_workflow_execution", result=BIG),
        "continued input": c.continue_as_new(input=BIG),
        "marker": c.command("record_marker", marker_name="m", details={"d": BIG}),
        "memo": c.command("modify_workflow_properties", upserted_memo={"fields": {"m": BIG["payloads"][0]}}),
        "failure": c.command("fail_workflow_execution", failure={"message": "x" * (2 * 1024 * 1024 + 1), "application_failure_info": {}}),
    }
    for name, command in commands.items():
        run_id = t.start().run_id
        t.refused(name, t.respond, t.poll(), command)
        t.show(f"{name}: the end", t.history(run_id)[3:])
