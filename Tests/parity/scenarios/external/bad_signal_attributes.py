"""Each flaw of a signal command fails the task with its own sentence (WF-13, WT-07)."""

from harness import commands as c


def run(t):
    t.start()
    flaws = {
        "no execution": {"execution": None},
        "no id": {"workflow": ""},
        "no name": {"name": ""},
        "a bad run id": {"run": "not-a-run"},
        "a long id": {"workflow": "x" * 1001},
        "a long name": {"name": "x" * 1001},
        "an unknown namespace": {"namespace": "parity-nowhere"},
        "another namespace": {"namespace": "parity-other"},
    }
    for number, (name, fields) in enumerate(flaws.items()):
        t.signal(f"wake {number}")
        task = t.poll()
        command = c.signal_external(fields.pop("workflow", "target"), fields.pop("name", "hello"), run=fields.pop("run", ""))
        command["signal_external_workflow_execution_command_attributes"].update(fields)
        t.refused(name, t.respond, task, command)
        if t.history()[-1].event_type == 6:
            t.fail_task(task)
    t.show("causes", [e.workflow_task_failed_event_attributes.cause for e in t.history() if e.event_type == 9])
