"""A deleted namespace is out of reach at once, its name is free, and everything in it goes (PL-01)."""

from harness import commands as c
from harness.wire import Refused
from temporalio.api.enums.v1 import NamespaceState

DAY = 24 * 3600


def run(t):
    name = t.unique("ns")
    t.call("RegisterNamespace", namespace=name, workflow_execution_retention_period=c.seconds(DAY))
    id_ = t.call("DescribeNamespace", namespace=name).namespace_info.id
    workflow = {"workflow_type": {"name": "W"}, "task_queue": {"name": t.unique("q")}}
    for number in (1, 2):
        t.until(lambda: started(t, name, f"w{number}", workflow))
    answer = t.call("DeleteNamespace", namespace=name)
    t.show("called otherwise", answer.deleted_namespace == f"{name}-deleted-{id_[:5]}")
    t.until(lambda: unknown(t, name))
    t.refused("described", "DescribeNamespace", namespace=name)
    t.refused("started in", "StartWorkflowExecution", namespace=name, workflow_id="w3", **workflow)
    t.refused("listed", "ListWorkflowExecutions", namespace=name)
    t.until(lambda: gone(t, id_))
    t.refused("described by id", "DescribeNamespace", namespace="", id=id_)
    t.show("registered again", t.call("RegisterNamespace", namespace=name, workflow_execution_retention_period=c.seconds(DAY)))
    again = t.call("DescribeNamespace", namespace=name).namespace_info
    t.show("another namespace", [again.id != id_, NamespaceState.Name(again.state)])


def started(t, namespace, workflow_id, fields):
    """Whether a workflow could be started: the original learns of a namespace a moment after it is registered."""
    try:
        t.call("StartWorkflowExecution", namespace=namespace, workflow_id=workflow_id, **fields)
    except Refused as error:
        return error.code == "ALREADY_EXISTS"
    return True


def unknown(t, namespace):
    """Whether the namespace is not known: the original forgets it a moment after it is deleted."""
    try:
        t.call("ListWorkflowExecutions", namespace=namespace)
    except Refused as error:
        return error.code == "NOT_FOUND"
    return False


def gone(t, id_):
    try:
        t.call("DescribeNamespace", namespace="", id=id_)
    except Refused as error:
        return error.code == "NOT_FOUND"
    return False
