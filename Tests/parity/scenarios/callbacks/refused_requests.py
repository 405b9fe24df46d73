"""Callbacks are checked when they are given: kind, address, length, headers and number (WF-25)."""

from harness import commands as c


def nexus(url="http://127.0.0.1:9/x", **header):
    return {"nexus": {"url": url, "header": header}}


BAD = {
    "no variant": [{}],
    "internal": [{"internal": {"data": b"x"}}],
    "no url": [nexus("")],
    "no scheme": [nexus("127.0.0.1:9/x")],
    "another scheme": [nexus("ftp://127.0.0.1:9/x")],
    "no host": [nexus("http:///x")],
    "a host that is not allowed": [nexus("http://example.invalid/x")],
    "insecure where that is not allowed": [nexus("http://a.secure.example/x")],
    "secure where that is needed": [nexus("https://A.Secure.Example/x")],
    "a pattern needs the whole host": [nexus("https://a.secure.example:1/x")],
    "with a user": [nexus("http://me:secret@127.0.0.1:9/x")],
    "upper case scheme": [nexus("HTTP://127.0.0.1:9/x")],
    "https": [nexus("https://127.0.0.1:9/x")],
    "another host with the port": [nexus("http://localhost:9/x")],
    "not a url": [nexus("http://127.0.0.1:9/%zz")],
    "too long": [nexus("http://127.0.0.1:9/" + "x" * 1000)],
    "too much header": [nexus(key="x" * 8200)],
    "33": [nexus()] * 33,
    "32": [nexus()] * 32,
    "temporal system": [nexus("temporal://system")],
    "temporal other": [nexus("temporal://other")],
}


def run(t):
    for name, callbacks in BAD.items():
        t.refused(name, lambda: t.start(completion_callbacks=callbacks, workflow_id=t.unique("b" + name)).started)
