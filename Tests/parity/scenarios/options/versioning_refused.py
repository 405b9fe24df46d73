"""Versioning overrides are refused when their shape is wrong, and when no worker of the version that they name was ever seen (WF-22)."""

PINNED = {"behavior": "PINNED_OVERRIDE_BEHAVIOR_PINNED", "version": {"deployment_name": "d", "build_id": "b"}}
OVERRIDES = {
    "nothing": {},
    "not auto-upgrade": {"auto_upgrade": False},
    "pinned": {"pinned": PINNED},
    "pinned to half a version": {"pinned": {**PINNED, "version": {"deployment_name": "d"}}},
    "pinned somehow": {"pinned": {"version": PINNED["version"]}},
    "pinned to no version": {"pinned": {"behavior": "PINNED_OVERRIDE_BEHAVIOR_PINNED"}},
    "once": {"one_time": {"target_deployment_version": PINNED["version"]}},
    "once to no version": {"one_time": {}},
    "pinned in the older form": {"behavior": "VERSIONING_BEHAVIOR_PINNED", "pinned_version": "d.b"},
    "pinned in the older form to no version": {"behavior": "VERSIONING_BEHAVIOR_PINNED"},
    "pinned in the older form to no version's name": {"behavior": "VERSIONING_BEHAVIOR_PINNED", "pinned_version": "db"},
    "auto-upgrade in the older form with a version": {"behavior": "VERSIONING_BEHAVIOR_AUTO_UPGRADE", "pinned_version": "d.b"},
    "no such behavior": {"behavior": 9},
}


def run(t):
    def update(override, **fields):
        return t.call(
            "UpdateWorkflowExecutionOptions",
            workflow_execution=t.execution(),
            workflow_execution_options={"versioning_override": override} if override else {},
            update_mask={"paths": ["versioning_override"]},
        )

    for label, override in OVERRIDES.items():
        t.refused(f"start: {label}", t.start, versioning_override=override)
    t.refused("update: no such workflow", update, {"pinned": PINNED})
    t.start()
    for label, override in OVERRIDES.items():
        t.refused(f"update: {label}", update, override or {"behavior": 0})
    t.show_history()
