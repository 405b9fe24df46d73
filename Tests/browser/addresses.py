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
    is_variant: bool = False  # of a page that is audited already: it only has other content


HERE = "/namespaces/default"
NOBODY = "11111111-1111-1111-1111-111111111111"


def variant(*words: str) -> Page:
    return Page(*words, is_variant=True)


PAGES = [
    variant("front", "/", "Workflows"),
    Page("workflows", f"{HERE}/workflows?size=20", "Workflows"),
    variant("workflows-evil", f"{HERE}/workflows?query=WorkflowId%20STARTS_WITH%20'evil'", "onerror"),
    Page("workflows-none", f"{HERE}/workflows?query=WorkflowId%3D'nothing'", "No workflow matches."),
    Page("workflows-bad-filter", f"{HERE}/workflows?query=%3D%3D", "invalid query", 400),
    Page("columns", f"{HERE}/workflow-list/columns", "Customer"),
    Page("start", f"{HERE}/workflows/start", "Task queue"),
    Page("timeline", "{completed}/timeline", "charge"),
    variant("timeline-stuck", "{stuck}/timeline", "reserve"),
    variant("timeline-failed", "{failed}/timeline", "too heavy"),
    Page("timeline-family", "{family}/timeline", "family"),
    variant("timeline-evil", "{evil_failed}/timeline", "onerror"),
    Page("history", "{failed}/history", "too heavy"),
    variant("history-mailbox", "{mailbox}/history", "put"),
    variant("history-canceled", "{canceled}/history", "canceled"),
    variant("history-evil", "{evil}/history?view=all", "onerror"),
    Page("history-all", "{completed}/history?view=all", "charge"),
    Page("history-json", "{completed}/history?view=json", "charge"),
    Page("event", "{completed}/history/events/5", "charge"),
    variant("event-evil", "{evil}/history/events/1", "onerror"),
    Page("relationships", "{family}/relationships", "family/mailbox"),
    Page("pending", "{stuck}/pending-activities", "warehouse"),
    variant("nothing-pending", "{mailbox}/pending-activities", "Nothing is pending"),
    Page("workers-of-it", "{mailbox}/workers", "orders"),
    Page("call-stack", "{mailbox}/call-stack", "Stack for"),
    Page("queries", "{mailbox}/queries", "waiting"),
    Page("updates", "{mailbox}/updates", "take"),
    Page("callbacks", "{called_back}/callbacks", "127.0.0.1"),
    Page("metadata", "{completed}/metadata", "called twice"),
    variant("metadata-evil", "{evil}/metadata", "onerror"),
    Page("compare", "{completed}/compare?with=order-failed", "too heavy"),
    Page("signal", "{mailbox}/signal", "Signal name"),
    Page("reset", "{mailbox}/reset", "Go back to"),
    Page("schedules", f"{HERE}/schedules", "nightly-report"),
    Page("schedule", "{schedule}", "nightly-report"),
    Page("schedule-edit", "{schedule}/edit", "nightly-report"),
    variant("schedule-evil", "{evil_schedule}", "onerror"),
    variant("schedule-create", f"{HERE}/schedules/create", "Schedule"),
    Page("no-schedule", f"{HERE}/schedules/nobody", "Not found", 404),
    Page("batch-jobs", f"{HERE}/batch-operations", "Terminate"),
    Page("batch-job", "{batch}", "script"),
    Page("activities", f"{HERE}/activities", "standalone-step"),
    variant("activities-none", f"{HERE}/activities?query=ActivityId%3D'nothing'", "No activity matches."),
    Page("activities-bad-filter", f"{HERE}/activities?query=%3D%3D", "invalid query", 400, is_variant=True),
    variant("activity-columns", f"{HERE}/activity-list/columns", "ActivityType"),
    Page("activity", "{activity}", "standalone-step"),
    variant("activity-evil", "{evil_activity}", "onerror"),
    Page("activity-start", f"{HERE}/activities/start", "Task queue"),
    Page("task-queues", f"{HERE}/task-queues", "ueue"),
    Page("task-queue", f"{HERE}/task-queues/orders", "orders"),
    Page("workers", f"{HERE}/workers", "ueue"),
    Page("deployments", f"{HERE}/worker-deployments", "eployment"),
    Page("namespaces", "/namespaces", "default"),
    Page("namespace", f"{HERE}/settings", "Retention"),
    Page("namespace-edit", f"{HERE}/settings/edit", "Retention"),
    variant("namespace-create", "/namespaces/create", "Register"),
    Page("search-attributes", f"{HERE}/search-attributes", "Customer"),
    Page("archive", f"{HERE}/archival", "--archive-folder"),
    Page("nexus", "/nexus", "Nexus"),
    Page("nexus-create", "/nexus/create", "task queue"),
    Page("import", "/import", "JSON"),
    Page("no-page", "/nowhere", "No such page", 404, is_variant=True),
    Page("no-workflow", f"{HERE}/workflows/nobody/{NOBODY}/metadata", "Not found", 404, is_variant=True),
    Page("no-namespace", "/namespaces/nobody/workflows", "Not found", 404, is_variant=True),
]
