"""A client of a known name and an unsupported version is refused with what is supported; an unknown name passes (PL-02)."""


def run(t):
    clients = {
        "a version of today": [("client-name", "temporal-go"), ("client-version", "1.30.0")],
        "a version to come": [("client-name", "temporal-go"), ("client-version", "2.1.0")],
        "no version": [("client-name", "temporal-go")],
        "a broken version": [("client-name", "temporal-go"), ("client-version", "nonsense")],
        "an unknown name": [("client-name", "parity"), ("client-version", "99.0.0")],
        "another server wanted": [
            ("client-name", "temporal-go"), ("client-version", "1.30.0"), ("supported-server-versions", ">=99.0.0")
        ],
        "this server wanted": [
            ("client-name", "temporal-go"), ("client-version", "1.30.0"), ("supported-server-versions", ">=1.0.0 <2.0.0")
        ],
    }
    for name, metadata in clients.items():
        t.refused(f"{name}: describing", lambda: bool(t.call("DescribeNamespace", metadata=metadata).config))
        t.refused(f"{name}: system info", lambda: bool(t.call("GetSystemInfo", metadata=metadata).capabilities))
