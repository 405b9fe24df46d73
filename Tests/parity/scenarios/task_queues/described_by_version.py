"""The enhanced mode: several kinds at once, by version, with what is asked for (TQ-06)."""


def run(t):
    t.no_task()
    queue = {"name": t.queue}
    for label, fields in {
        "kinds": {"report_pollers": True},
        "one kind": {"report_pollers": True, "task_queue_types": [2]},
        "nexus": {"report_pollers": True, "task_queue_types": [3]},
        "a build": {"versions": {"build_ids": ["b1"]}, "report_pollers": True},
        "unversioned": {"versions": {"unversioned": True}, "report_pollers": True},
        "both": {"versions": {"unversioned": True, "build_ids": ["b1"]}, "report_pollers": True},
        "active": {"versions": {"all_active": True}, "report_pollers": True},
    }.items():
        answer = t.call("DescribeTaskQueue", task_queue=queue, api_mode=1, **fields)
        seen = {
            version: {kind: [poller.identity for poller in of_kind.pollers] for kind, of_kind in sorted(info.types_info.items())}
            for version, info in sorted(answer.versions_info.items())
        }
        t.show(label, seen)
    sticky = {"name": t.sticky, "kind": "TASK_QUEUE_KIND_STICKY", "normal_name": t.queue}
    t.refused("sticky", "DescribeTaskQueue", task_queue=sticky, api_mode=1)
    t.refused("sticky with statistics", "DescribeTaskQueue", task_queue=sticky, report_stats=True)
