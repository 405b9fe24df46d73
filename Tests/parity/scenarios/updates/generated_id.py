"""An update without an id is given one (QU-02)."""

from harness import updates as u


def run(t):
    t.start()
    fields = u.fields(t, "")
    update = t.begin("UpdateWorkflowExecution", **fields)
    t.sleep(0.3)
    task = t.poll()
    t.show("the messages", len(task.messages))
    t.show("has an id", bool(task.messages[0].protocol_instance_id))
    t.show("the message", task.messages[0])
    u.take(t, task)
    t.show("the answer", update.result())
