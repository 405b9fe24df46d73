"""GetSystemInfo and GetClusterInfo say what SDKs and tools ask first (PL-02)."""


def run(t):
    t.show("capabilities", t.call("GetSystemInfo").capabilities)
    cluster = t.call("GetClusterInfo")
    t.show("supported clients", dict(cluster.supported_clients))
    t.show("the cluster", [cluster.cluster_name, cluster.failover_version_increment, cluster.initial_failover_version])
