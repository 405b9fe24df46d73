"""A continued run inherits what the command leaves unset, knows its chain and starts at once when the last one lasted a second (WF-09)."""

from harness import commands as c


def run(t):
    first = t.start(
        input=c.payloads("first"),
        memo={"fields": {"m": c.payload(1)}},
        search_attributes={"indexed_fields": {"ParityKeyword": c.payload("key")}},
        header={"fields": {"h": c.payload("header")}},
        workflow_run_timeout=c.seconds(100),
        workflow_task_timeout=c.seconds(5),
        retry_policy={"maximum_attempts": 3},
        user_metadata={"summary": c.payload("in short")},
    ).run_id
    t.sleep(1.2)
    t.respond(t.poll(), c.continue_as_new(input=c.payloads("second")))
    task = t.poll()
    second = task.workflow_execution.run_id
    t.show_history("the first run", first)
    t.show("the second run's task", task)
    t.sleep(1.2)
    t.respond(
        task,
        c.continue_as_new(
            workflow_type={"name": "Another"},
            workflow_run_timeout=c.seconds(50),
            workflow_task_timeout=c.seconds(7),
            memo={"fields": {"n": c.payload(2)}},
            search_attributes={"indexed_fields": {"ParityInt": c.payload(2)}},
            last_completion_result=c.payloads("so far"),
            failure=c.failure("carried on"),
            header={"fields": {"h": c.payload("another")}},
            retry_policy={"maximum_attempts": 9},
            initiator="CONTINUE_AS_NEW_INITIATOR_WORKFLOW",
        ),
    )
    third = t.poll()
    t.show_history("the second run", second)
    t.show("the third run", t.describe())
    t.respond(third, c.complete("done"))
    t.show_history("the third run's history", third.workflow_execution.run_id)
    t.show("the first run's status", t.describe(first).workflow_execution_info.status)
