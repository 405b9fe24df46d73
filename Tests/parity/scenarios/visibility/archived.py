"""Nothing is archived unless that is set up (VI-08)."""



def run(t):
    t.refused("without a query", "ListArchivedWorkflowExecutions")
    t.refused("with one", "ListArchivedWorkflowExecutions", query="WorkflowId = 'x'", page_size=10)
