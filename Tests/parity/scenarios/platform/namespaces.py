"""Namespaces are registered, described, listed and updated; a name can be taken once (PL-01)."""

from harness import commands as c

DAY = 24 * 3600


def run(t):
    name = t.unique("ns")
    fields = {"namespace": name, "description": "first", "owner_email": "owner@example.com", "data": {"k": "v"}}
    fields["workflow_execution_retention_period"] = c.seconds(3 * DAY)
    t.show("registered", t.call("RegisterNamespace", **fields))
    t.refused("again", "RegisterNamespace", **fields)
    answer = t.call("DescribeNamespace", namespace=name)
    t.show("described", [answer.namespace_info.description, answer.namespace_info.owner_email, dict(answer.namespace_info.data)])
    t.show("by id", t.call("DescribeNamespace", id=answer.namespace_info.id, namespace="").namespace_info.name == name)
    t.show("configuration", answer.config)
    t.show("state", [answer.namespace_info.state, answer.is_global_namespace, answer.failover_version])
    changed = t.call(
        "UpdateNamespace",
        namespace=name,
        update_info={"description": "second", "data": {"k2": "v2"}},
        config={"workflow_execution_retention_ttl": c.seconds(5 * DAY)},
    )
    t.show("updated", [changed.namespace_info.description, changed.namespace_info.owner_email, dict(changed.namespace_info.data)])
    t.show("updated configuration", changed.config)
    listed, token = [], b""
    while True:
        page = t.call("ListNamespaces", page_size=2, next_page_token=token)
        listed += [item.namespace_info.name for item in page.namespaces]
        token = page.next_page_token
        if not token:
            break
    known = ("default", "parity-other", "temporal-system", name)
    t.show("listed once each", [item for item in known if listed.count(item) == 1])
    t.refused("no name", "RegisterNamespace", namespace="", workflow_execution_retention_period=c.seconds(DAY))
    t.refused("no retention", "RegisterNamespace", namespace=name + "-2")
    t.refused("a short retention", "RegisterNamespace", namespace=name + "-2", workflow_execution_retention_period=c.seconds(60))
    t.refused("a long name", "RegisterNamespace", namespace="x" * 1001, workflow_execution_retention_period=c.seconds(DAY))
    t.refused("describing nobody", "DescribeNamespace", namespace="parity-nowhere")
    t.refused("describing an unknown id", "DescribeNamespace", namespace="", id="11111111-2222-3333-4444-555555555555")
    t.refused("describing nothing", "DescribeNamespace", namespace="")
    t.refused("updating nobody", "UpdateNamespace", namespace="parity-nowhere", update_info={"description": "x"})
