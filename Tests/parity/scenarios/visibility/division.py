"""Workflows alone are listed unless the query names a division (VI-07)."""

from harness import lists


def run(t):
    lists.open_members(t, ("a", {}))
    t.start_standalone("act")
    ids = f"WorkflowId IN ('{t.unique('a')}', '{t.unique('act')}')"

    def found(query=""):
        return sorted(lists.names(lists.call(t, "ListWorkflowExecutions", query=ids + query).executions))

    t.until(lambda: len(found(" AND TemporalNamespaceDivision IS NOT NULL")) == 1)
    t.show("workflows", found())
    t.show("named", found(" AND TemporalNamespaceDivision IS NULL"))
    t.show("the others", found(" AND TemporalNamespaceDivision IS NOT NULL"))
    t.show("all", found(" AND (TemporalNamespaceDivision IS NULL OR NamespaceDivision IS NOT NULL)"))
