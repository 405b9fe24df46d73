"""A run takes 2,000 updates; from 1,800 on workflow tasks suggest to continue as new (QU-05, WF-10)."""

from harness import updates as u
from temporalio.api.enums.v1 import SuggestContinueAsNewReason as Reason

AT_ONCE = 10


def run(t):
    t.start()
    t.respond(t.poll(), sticky_attributes=t.stick())
    first = {}
    waiting = t.poll_ahead(sticky=True)
    for batch in range(2000 // AT_ONCE):
        names = [f"{batch}-{number}" for number in range(AT_ONCE)]
        updates = [t.begin("UpdateWorkflowExecution", **u.fields(t, name)) for name in names]
        done = 0
        while done < AT_ONCE:
            task = waiting.result() if waiting else t.poll(sticky=True)
            waiting = None
            for reason in task.history.events[-1].workflow_task_started_event_attributes.suggest_continue_as_new_reasons:
                first.setdefault(Reason.Name(reason), batch)
            done += len(task.messages)
            u.take(t, task, sticky_attributes=t.stick())
        for update in updates:
            update.result()
    t.show("the reasons", sorted(first))
    t.show("too many updates, first", first["SUGGEST_CONTINUE_AS_NEW_REASON_TOO_MANY_UPDATES"] in (179, 180))
    t.refused("the next", "UpdateWorkflowExecution", **u.fields(t, "late"))
    t.show("an old one", t.call("UpdateWorkflowExecution", **u.fields(t, "0-0")))
