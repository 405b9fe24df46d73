"""A worker that was shown many events is not asked to forget them: the rejecting task is written (WT-03)."""

from harness import commands as c
from harness import updates as u


def run(t):
    for count in range(6, 12):
        t.wf = t.unique(f"wf-{count}")
        t.start()
        t.respond(t.poll(), *(c.start_timer(f"t{i}", 600) for i in range(count)))
        update = u.send(t, "u")
        task = t.poll()
        capabilities = {"discard_speculative_workflow_task_with_events": True}
        completion = u.answer(t, task, [u.reject(task.messages[0])], capabilities=capabilities)
        update.result()
        t.show(f"{count} timers: reset to", completion.reset_history_event_id)
        t.show(f"{count} timers: length", t.describe().workflow_execution_info.history_length)
        t.terminate()
