"""Whatever makes the server store the run makes an update's task an ordinary one, such as an activity that starts (WT-03)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", heartbeat_timeout=c.seconds(60)))
    update = u.send(t, "u")
    activity = t.poll_activity()
    t.show("length after the activity's start", t.describe().workflow_execution_info.history_length)
    u.answer(t, (task := t.poll()), [u.reject(task.messages[0])], capabilities=CAPABILITIES)
    update.result()
    update = u.send(t, "u")
    task = t.poll()
    t.heartbeat(activity, 1)
    t.show("length after a heartbeat", t.describe().workflow_execution_info.history_length)
    u.answer(t, task, [u.reject(task.messages[0])], capabilities=CAPABILITIES)
    update.result()
    t.show_history()


CAPABILITIES = {"discard_speculative_workflow_task_with_events": True}
