"""Update-with-start: ExecuteMultiOperation with a start and an update of the same workflow."""

from . import updates as u

METHOD = "ExecuteMultiOperation"


def operations(t, update_id, *args, wait=u.COMPLETED, start=None, update=None):
    """The two operations; `start` and `update` change single fields of each."""
    policy = {"workflow_id_conflict_policy": "WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING"}
    starting = t.start_fields(**{**policy, **(start or {})})
    updating = {**u.fields(t, update_id, *args, wait=wait), **(update or {})}
    common = {"namespace": "default"}
    return [
        {"start_workflow": {"identity": "parity-client", **common, **starting}},
        {"update_workflow": {**common, **updating}},
    ]


def begin(t, update_id, *args, **options):
    """An update-with-start under way."""
    return t.begin(METHOD, operations=operations(t, update_id, *args, **options))


def call(t, update_id, *args, **options):
    """An update-with-start and its answer."""
    return begin(t, update_id, *args, **options).result()
