"""The health service knows the whole server and its workflow service; unknown methods and services say so (PL-03, PL-04)."""


def run(t):
    for service in ("", "temporal.api.workflowservice.v1.WorkflowService", "parity.Nobody"):
        name = service.encode()
        message = b"\x0a" + bytes([len(name)]) + name if name else b""
        t.refused(f"health of {service or 'all'}", lambda: t.raw("/grpc.health.v1.Health/Check", message).hex())
    t.refused("an unknown method", t.raw, "/temporal.api.workflowservice.v1.WorkflowService/Nonsense")
    t.refused("an unknown service", t.raw, "/parity.Nobody/Nonsense")
