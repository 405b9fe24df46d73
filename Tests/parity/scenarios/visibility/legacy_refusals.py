"""What the old lists refuse (VI-06)."""



def run(t):
    backwards = {"earliest_time": {"seconds": 2}, "latest_time": {"seconds": 1}}
    for method in ("ListOpenWorkflowExecutions", "ListClosedWorkflowExecutions"):
        t.refused(f"{method}: times", method, start_time_filter=backwards)
    for status in ("UNSPECIFIED", "RUNNING"):
        t.refused(status, "ListClosedWorkflowExecutions", status_filter={"status": f"WORKFLOW_EXECUTION_STATUS_{status}"})
    t.refused("no such namespace", "ListOpenWorkflowExecutions", namespace="nobody")
