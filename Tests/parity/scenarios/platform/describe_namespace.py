"""DescribeNamespace says what workers may use and how much they may send (PL-01)."""


def run(t):
    answer = t.call("DescribeNamespace", namespace="default")
    t.show("capabilities", answer.namespace_info.capabilities)
    t.show("limits", answer.namespace_info.limits)
    t.show("replication", answer.replication_config)
    t.show("information", [answer.namespace_info.name, answer.namespace_info.state, answer.is_global_namespace])
    # Which column an attribute gets is drawn by lot on the original.
    t.show("search attributes", sorted(answer.config.custom_search_attribute_aliases.values()))
    answer.config.custom_search_attribute_aliases.clear()
    t.show("configuration", answer.config)
