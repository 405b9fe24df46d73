"""What UpdateWorkflowExecutionOptions refuses: bad masks, unknown fields, closed and unknown runs (WF-22)."""


def run(t):
    def update(options, paths, **fields):
        mask = {} if paths is None else {"update_mask": {"paths": paths}}
        fields.setdefault("workflow_execution", t.execution())
        return t.call("UpdateWorkflowExecutionOptions", workflow_execution_options=options, **mask, **fields)

    t.refused("unknown workflow", update, {"priority": {"priority_key": 1}}, ["priority"])
    t.start()
    t.refused("no mask", update, {"priority": {"priority_key": 1}}, None)
    t.refused("an empty mask", update, {"priority": {"priority_key": 1}}, [])
    t.refused("an unknown path", update, {}, ["nothing"])
    t.refused("camel case", update, {"priority": {"priority_key": 3}}, ["priority.priorityKey"])
    t.refused("a negative priority", update, {"priority": {"priority_key": -1}}, ["priority"])
    t.refused("a negative priority that the mask leaves out", update, {"priority": {"priority_key": -1}}, ["priority.fairness_key"])
    t.refused("no workflow id", update, {}, ["priority"], workflow_execution={})
    t.refused("no execution", lambda: t.call("UpdateWorkflowExecutionOptions", update_mask={"paths": ["priority"]}))
    t.refused("a bad run id", update, {}, ["priority"], workflow_execution=t.execution("run"))
    t.refused("part of the versioning override", update, {}, ["versioning_override.behavior"])
    t.refused("no options", lambda: t.call("UpdateWorkflowExecutionOptions", workflow_execution=t.execution(), update_mask={"paths": ["priority"]}))
    t.show_history()
    t.terminate()
    t.refused("closed", update, {"priority": {"priority_key": 1}}, ["priority"])
