"""A child that fails, is canceled, terminated or timed out is told to the parent with its details (WF-14)."""

from harness import commands as c


def run(t):
    t.start()

    def begin(workflow, **fields):
        t.respond(t.poll(), c.start_child(t, t.other(workflow), **fields))
        task = t.poll(t.unique("child-queue"))
        t.respond(t.poll())
        return task

    t.respond(begin("failing"), c.fail(message="gave up", type="Sad", non_retryable=True))
    t.respond(begin("canceling"), c.cancel("canceled"))
    begin("terminated")
    t.terminate(workflow=t.unique("terminated"), reason="enough", details=c.payloads("why"))
    begin("timed-out", workflow_run_timeout=c.seconds(1))
    t.respond(t.poll(), c.complete())
    t.show_history()
