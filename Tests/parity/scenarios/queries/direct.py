"""A query of an idle run is a task of its own, with the whole history and no started event; its answer leaves no trace (QU-01)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("t", 600))
    query = ask(t, "state", c.payloads("how"))
    task = t.poll()
    t.show("the task", task)
    t.call("RespondQueryTaskCompleted", task_token=task.task_token, completed_type=1, query_result=c.payloads("fine"))
    t.show("the answer", query.result())
    t.refused("answered twice", "RespondQueryTaskCompleted", task_token=task.task_token, completed_type=1)
    query = ask(t, "state")
    task = t.poll()
    t.call("RespondQueryTaskCompleted", task_token=task.task_token, completed_type=2, error_message="no such query")
    t.refused("failed", query.result)
    query = ask(t, "state")
    failed = {"completed_type": 2, "error_message": "outer", "failure": c.failure("inner", "Inner")}
    t.call("RespondQueryTaskCompleted", task_token=t.poll().task_token, **failed)
    t.refused("failed with a failure", query.result)
    t.show_history()


def ask(t, kind, arguments=None):
    """A query under way."""
    query = {"query_type": kind, **({"query_args": arguments} if arguments else {})}
    return t.begin("QueryWorkflow", execution=t.execution(), query=query)
