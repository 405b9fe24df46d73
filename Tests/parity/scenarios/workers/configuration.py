"""Configuration of workers from afar is in the API and not built: both calls say so (TQ-09)."""


def run(t):
    t.refused("fetch", "FetchWorkerConfig")
    t.refused("update", "UpdateWorkerConfig")
    t.refused("no such worker", "DescribeWorker", worker_instance_key=t.unique("nobody"))
    t.refused("without a key", "DescribeWorker")
