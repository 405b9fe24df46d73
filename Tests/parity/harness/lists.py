"""What scenarios about lists share: families of workflows, and what queries say of them.

The original writes its index some time after it answered, so that a scenario waits until the family is listed as it is; every query after that
is put once.
"""

import re
import time

from . import commands as c
from .scenario import Broken
from .wire import Refused

# Where in the query a mistake is, and what would be right there, is said by this server alone.
_PLACE = re.compile(r" \(column \d+(: expected .*)?\)$")
# The original counts the place of a mistake in a statement that it has made of the query.
_SYNTAX = re.compile(r"malformed (SQL )?query: .*")


def call(t, method, **fields):
    """A call that is repeated while the original says that there were too many."""
    while True:
        try:
            return t.call(method, **fields)
        except Refused as error:
            if error.code != "RESOURCE_EXHAUSTED":
                raise
        time.sleep(0.3)


def family(t):
    """The type of the scenario's workflows."""
    return t.unique("T")


def member(t, name, fields=None, close=True, **attributes):
    """Starts a workflow of the family. It is open unless `close`, which terminates it; attributes are given as plain values."""
    workflow = t.other(name)
    indexed = {f"Parity{key}": c.payload(value) for key, value in attributes.items()}
    start = {"workflow_id": workflow, "workflow_type": {"name": family(t)}, "search_attributes": {"indexed_fields": indexed}}
    answer = t.start(**{**start, **(fields or {})})
    if close:
        t.terminate(workflow=workflow)
    return answer.run_id


def open_members(t, *members):
    """Starts open workflows, each a name with its attributes, and waits until they are listed."""
    for name, attributes in members:
        member(t, name, close=False, **attributes)
    settle(t, len(members))


def settle(t, count, closed=0):
    """Waits until the family is listed with so many workflows, and so many of them closed."""
    wait(t, "", count)
    if closed:
        wait(t, "CloseTime IS NOT NULL", closed)


def wait(t, query, count, within=40.0):
    """Waits until the query lists so many of the family."""
    deadline = time.monotonic() + within
    while len(found := listed(t, query)) != count:
        if time.monotonic() > deadline:
            raise Broken(f"{len(found)} are listed by {query!r} where {count} were expected")
        time.sleep(0.2)


def of_family(t, query, by="WorkflowType"):
    """The query with a condition for the family before it."""
    kin = f"{by} = '{family(t)}'"
    if not query or query.upper().startswith("GROUP BY"):
        return f"{kin} {query}"
    return f"{kin} AND ({query})" if "GROUP BY" not in query.upper() else f"{kin} AND {query}"


def listed(t, query="", method="ListWorkflowExecutions", **fields):
    """What the query lists of the family."""
    return call(t, method, query=of_family(t, query), **fields).executions


def names(executions):
    """The workflow ids without what makes them unique, in order."""
    return [execution.execution.workflow_id.split("~")[0] for execution in executions]


def show(t, *queries):
    """Records for each query the workflows of the family that it lists, in the order of their names, and checks that it counts as many."""
    for query in queries:
        try:
            found = sorted(names(listed(t, query)))
            count = call(t, "CountWorkflowExecutions", query=of_family(t, query)).count
        except Refused as error:
            t.show(query, refusal(t, error))
            continue
        t.show(query, found if count == len(found) else {"listed": found, "counted": count})


def refused(t, *queries, method="ListWorkflowExecutions", of=lambda t, query: query):
    """Records why each query is refused, without the place of the mistake."""
    for query in queries:
        try:
            answer = call(t, method, query=of(t, query))
        except Refused as error:
            t.show(query, refusal(t, error))
        else:
            t.show(query, {"accepted": len(answer.executions) if hasattr(answer, "executions") else answer.count})


def refusal(t, error):
    """An error as it is recorded."""
    plain = t.error(error)
    return {**plain, "message": _SYNTAX.sub("malformed query", _PLACE.sub("", plain["message"]))}


def counted(t, query):
    """The groups of a count, as values with numbers, in the order of the values."""
    answer = call(t, "CountWorkflowExecutions", query=of_family(t, query))
    groups = [[[value.data.decode() for value in group.group_values], group.count] for group in answer.groups]
    return {"count": answer.count, "groups": sorted(groups)}
