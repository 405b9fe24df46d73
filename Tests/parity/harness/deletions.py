"""What scenarios about deletions share."""

import time

from .scenario import Broken
from .wire import Refused


def delete(t, run=None):
    """Asks for a run's deletion (the current one unless a run id is given)."""
    return t.call("DeleteWorkflowExecution", workflow_execution=t.execution(run))


def wait_gone(t, run=None, within=90.0):
    """Waits until the run cannot be described any more: the original carries deletions out some time after it answered."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            t.describe(run)
        except Refused as error:
            if error.code == "NOT_FOUND":
                return
        time.sleep(0.1)
    raise Broken("the run was not deleted")
