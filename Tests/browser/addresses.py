"""Every page: what it is called here, its address (with names of `World.paths` in braces), and a text that it shows.

A page that is added to the UI gets a line here, and so is looked at with and without scripts, in both themes, wide and narrow, for errors,
attacks and accessibility.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    name: str
    path: str
    shows: str
    status: int = 200


HERE = "/namespaces/default"

# The runs whose pages are looked at, and what each tab shows of them.
WORKFLOWS = {
    "completed": "charge",
    "failed": "too heavy",
    "stuck": "reserve",
    "mailbox": "put",
    "family": "family",
    "canceled": "canceled",
    "evil": "onerror",
    "evil_failed": "onerror",
}

PAGES = [
    Page("front", "/", "evil"),
    Page("workflows", f"{HERE}/workflows", "evil"),
    Page("workflows-filtered", f"{HERE}/workflows?query=WorkflowType%3D'Order'", "order-failed"),
    Page("workflows-none", f"{HERE}/workflows?query=WorkflowId%3D'nothing'", "orkflows"),
    Page("workflows-bad-filter", f"{HERE}/workflows?query=%3D%3D", "invalid query", 400),
    *(Page(f"timeline-{name}", f"{{{name}}}/timeline", WORKFLOWS[name]) for name in ("completed", "stuck", "family", "evil_failed")),
    *(Page(f"history-{name}", f"{{{name}}}/history", WORKFLOWS[name]) for name in ("failed", "mailbox", "canceled", "evil")),
    Page("history-all", "{completed}/history?view=all", "charge"),
    Page("history-json", "{completed}/history?view=json", "charge"),
    Page("event", "{completed}/history/events/5", "charge"),
    Page("metadata", "{completed}/metadata", "called twice"),
    Page("metadata-evil", "{evil}/metadata", "onerror"),
    Page("schedules", f"{HERE}/schedules", "nightly-report"),
    Page("schedule", "{schedule}", "nightly-report"),
    Page("schedule-edit", "{schedule}/edit", "nightly-report"),
    Page("schedule-evil", "{evil_schedule}", "onerror"),
    Page("schedule-create", f"{HERE}/schedules/create", "Schedule"),
    Page("no-schedule", f"{HERE}/schedules/nobody", "Not found", 404),
    Page("batch-jobs", f"{HERE}/batch-operations", "Terminate"),
    Page("batch-job", "{batch}", "script"),
    Page("activities", f"{HERE}/activities", "standalone-step"),
    Page("activity", "{activity}", "standalone-step"),
    Page("activity-evil", "{evil_activity}", "onerror"),
    Page("activity-start", f"{HERE}/activities/start", "Task queue"),
    Page("task-queues", f"{HERE}/task-queues", "ueue"),
    Page("task-queue", f"{HERE}/task-queues/orders", "orders"),
    Page("workers", f"{HERE}/workers", "ueue"),
    Page("deployments", f"{HERE}/worker-deployments", "eployment"),
    Page("namespaces", "/namespaces", "default"),
    Page("namespace", f"{HERE}/settings", "Retention"),
    Page("namespace-edit", f"{HERE}/settings/edit", "Retention"),
    Page("namespace-create", "/namespaces/create", "Register"),
    Page("search-attributes", f"{HERE}/search-attributes", "Customer"),
    Page("archive", f"{HERE}/archival", "--archive-folder"),
    Page("nexus", "/nexus", "Nexus"),
    Page("nexus-create", "/nexus/create", "task queue"),
    Page("no-page", "/nowhere", "No such page", 404),
    Page("no-workflow", f"{HERE}/workflows/nobody/11111111-1111-1111-1111-111111111111/metadata", "Not found", 404),
    Page("no-namespace", "/namespaces/nobody/workflows", "Not found", 404),
]
