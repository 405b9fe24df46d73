"""A deleted namespace can be looked at, and used for nothing, as long as its deletion was told to wait (PL-01)."""

from harness import commands as c
from harness.wire import Refused
from temporalio.api.enums.v1 import NamespaceState

DAY = 24 * 3600


def run(t):
    name = t.unique("ns")
    t.call("RegisterNamespace", namespace=name, workflow_execution_retention_period=c.seconds(DAY))
    id_ = t.call("DescribeNamespace", namespace=name).namespace_info.id
    deleted = t.call("DeleteNamespace", namespace=name, namespace_delete_delay=c.seconds(DAY)).deleted_namespace
    t.show("called otherwise", deleted == f"{name}-deleted-{id_[:5]}")
    t.until(lambda: t.call("DescribeNamespace", namespace="", id=id_).namespace_info.name == deleted)
    info = t.call("DescribeNamespace", namespace="", id=id_).namespace_info
    t.show("by id", [info.name == deleted, NamespaceState.Name(info.state)])
    t.show("by its new name", t.call("DescribeNamespace", namespace=deleted).namespace_info.id == id_)
    t.show("listed", [deleted in names(t, include_deleted=flag) for flag in (False, True)])
    workflow = {"workflow_type": {"name": "W"}, "task_queue": {"name": t.unique("q")}, "workflow_id": "w"}
    t.show("started in", refusal(t, deleted, "StartWorkflowExecution", **workflow))
    t.show("listed in", refusal(t, deleted, "ListWorkflowExecutions"))
    t.show("deleted again", t.call("DeleteNamespace", namespace=deleted).deleted_namespace == deleted)
    t.show("updated", refusal(t, deleted, "UpdateNamespace", update_info={"description": "x"}))
    t.refused("registered again", "RegisterNamespace", namespace=name, workflow_execution_retention_period=c.seconds(DAY))


def refusal(t, deleted, method, **fields):
    """The error of a call, without the part of the namespace's id that its new name has."""
    try:
        t.call(method, namespace=deleted, **fields)
    except Refused as error:
        return [error.code, error.message.replace(deleted, "<deleted>")]


def names(t, **filter_):
    found, token = [], b""
    while True:
        page = t.call("ListNamespaces", page_size=1000, next_page_token=token, namespace_filter=filter_)
        found += [item.namespace_info.name for item in page.namespaces]
        token = page.next_page_token
        if not token:
            return found
