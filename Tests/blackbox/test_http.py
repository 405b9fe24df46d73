"""The HTTP port beside its routes: the names under which it may be asked, and the documents that describe it."""

import json

import pytest
from harness.server import wait_until
from harness.web import WebServer

ROUTE = "/api/v1/system-info"


@pytest.mark.parametrize(
    ("patterns", "allowed", "refused"),
    [
        (None, ["127.0.0.1", "anything.example:80"], []),
        ([], [], ["127.0.0.1", "localhost:7243"]),
        (["a*.example"], ["a.example", "a.b.example"], ["A.example", "127.0.0.1", "b.a.example", "a.example.com", "a.example:443"]),
        (["localhost:*"], ["localhost:1"], ["localhost"]),
    ],
)
def test_the_api_is_asked_under_its_own_names(binary, patterns, allowed, refused):
    settings = () if patterns is None else ("--dynamic-config-value", f"frontend.httpAllowedHosts={json.dumps(patterns)}")
    with WebServer(binary, *settings) as server:
        for host in allowed:
            assert server.get(ROUTE, host)[0] == 200, host
        for host in refused:
            status, media_type, text = server.get(ROUTE, host)
            assert status == 403 and media_type == "text/plain; charset=utf-8", host
            assert text == '{"code": 7, "message": "Host not allowed"}'
            # What says nothing of anybody is answered all the same.
            assert server.get("/nothing", host)[0] == 404 and server.get("/swagger.json", host)[0] == 200


@pytest.mark.ours_only  # to the original the first of several patterns is a beginning, the last an end, and the others are anything between
def test_each_of_several_names_is_whole(binary):
    with WebServer(binary, "--dynamic-config-value", 'frontend.httpAllowedHosts=["localhost", "one:*", "[::1]"]') as server:
        for host in ("localhost", "one:7243", "[::1]"):
            assert server.get(ROUTE, host)[0] == 200, host
        for host in ("localhost.example", "all.one:1", "bad[::1]"):
            assert server.get(ROUTE, host)[0] == 403, host


@pytest.mark.ours_only  # the original's dev server takes no file
def test_other_names_hold_without_a_restart(binary, tmp_path):
    path = tmp_path / "settings.yaml"
    path.write_text("frontend.httpAllowedHosts: [{value: [one]}]\n")
    with WebServer(binary, "--dynamic-config-file", str(path)) as server:
        assert server.get(ROUTE, "one")[0] == 200 and server.get(ROUTE, "two")[0] == 403
        path.write_text("frontend.httpAllowedHosts: [{value: [two]}]\n")
        wait_until(lambda: server.get(ROUTE, "two")[0] == 200)
        assert server.get(ROUTE, "one")[0] == 403


def test_the_api_describes_itself(binary):
    with WebServer(binary) as server:
        status, media_type, text = server.get("/swagger.json")
        assert status == 200 and media_type.startswith("text/plain")
        swagger = json.loads(text)
        assert swagger["swagger"] == "2.0"
        describe = swagger["paths"]["/api/v1/namespaces/{namespace}"]["get"]
        assert [(each["name"], each["in"]) for each in describe["parameters"] if each["in"] == "path"] == [("namespace", "path")]
        status, media_type, text = server.get("/openapi.yaml")
        assert status == 200 and media_type.startswith("text/plain")
        lines = text.splitlines()
        assert [line for line in lines if line.startswith("openapi:")][0].split()[1].strip('"') == "3.0.3"
        assert {"info:", "paths:", "components:"} <= set(lines)
        assert any("/api/v1/namespaces/{namespace}" in line for line in lines)
