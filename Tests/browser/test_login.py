"""Signing in with an OpenID provider, to a server that wants tokens."""

import base64
import hashlib
import http.server
import json
import threading
import time
import urllib.parse

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from harness.server import Server, free_port
from pages_process import Pages
from reader import tab


class Provider(http.server.BaseHTTPRequestHandler):
    """Lets everybody in, and gives a token that is good for `seconds`."""

    key = rsa.generate_private_key(65537, 2048)
    challenges: dict = {}
    seconds = 600
    permissions = ["default:admin", "temporal-system:read"]

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        if url.path == "/.well-known/openid-configuration":
            base = f"http://127.0.0.1:{self.server.server_port}"
            return self.answer(200, {"authorization_endpoint": f"{base}/authorize", "token_endpoint": f"{base}/token"})
        assert query["response_type"] == "code" and query["client_id"] == "ui" and "openid" in query["scope"].split()
        code = f"code-{len(self.challenges)}"
        self.challenges[code] = query["code_challenge"]
        self.answer(302, {}, location=query["redirect_uri"] + "?" + urllib.parse.urlencode({"code": code, "state": query["state"]}))

    def do_POST(self):
        form = dict(urllib.parse.parse_qsl(self.rfile.read(int(self.headers["content-length"])).decode()))
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if form["client_secret"] != "secret" or self.challenges.pop(form["code"], None) != challenge:
            return self.answer(400, {"error": "invalid_grant"})
        claims = {"sub": "ada", "exp": int(time.time()) + 600, "permissions": Provider.permissions}
        self.answer(200, {"access_token": jwt.encode(claims, self.key, "RS256", headers={"kid": "one"}), "expires_in": Provider.seconds})

    def answer(self, status: int, body: dict, **headers: str) -> None:
        self.send_response(status)
        text = json.dumps(body).encode()
        for name, value in {**headers, "content-length": str(len(text)), "content-type": "application/json"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


@pytest.fixture
def provider(tmp_path):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    keys = {"keys": [{**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(Provider.key.public_key())), "kid": "one", "use": "sig"}]}
    (tmp_path / "keys.json").write_text(json.dumps(keys))
    (tmp_path / "secret").write_text("secret\n")
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


async def test_readers_sign_in_and_out(browser, binary, provider, tmp_path, monkeypatch):
    port = free_port()
    flags = [
        *("--ui-login-issuer", provider, "--ui-login-client-id", "ui", "--ui-login-callback", f"http://127.0.0.1:{port}/auth/sso/callback"),
        *("--ui-login-client-secret-file", str(tmp_path / "secret")),
    ]
    with Server(binary, arguments=("--auth-jwks", str(tmp_path / "keys.json"), "--namespace", "payments")) as server:
        async with Pages(binary, server.address, *flags, port=port) as pages:
            one = await tab(browser, pages.url)
            page = one.page
            await one.open("/namespaces/default/search-attributes?from=here")
            assert page.url.startswith(pages.url + "/login")
            assert not await one.violations()
            await page.click("main a.primary")
            assert page.url == pages.url + "/namespaces/default/search-attributes?from=here"
            assert "BuildIds" in await page.inner_text("main")
            cookie = next(cookie for cookie in await page.context.cookies() if cookie["name"] == "temporal-token")
            assert cookie["httpOnly"] and cookie["sameSite"] == "Lax"
            await page.click("text=Sign out")
            assert page.url == pages.url + "/login"
            await one.open("/namespaces")
            assert page.url.startswith(pages.url + "/login")
            # Somebody else's code is not taken, and nothing leads away from here.
            await one.open("/auth/sso/callback?code=code-0&state=guessed", status=502)
            assert "not begun in this browser" in await page.inner_text("main")
            one.errors.clear()
            await one.open("/login?returnUrl=//evil.example/")
            await page.click("main a.primary")
            assert page.url.startswith(pages.url + "/")
            # What a token does not allow has a page that says so.
            monkeypatch.setattr(Provider, "permissions", ["default:admin"])
            await page.click("text=Sign out")
            await page.click("main a.primary")
            await one.open("/namespaces/payments/workflows", status=403)
            assert await page.inner_text("h1") == "No permission" and "Ask whoever gives rights" in await page.inner_text("main")
            assert not one.errors, one.errors
            await page.context.close()


async def test_the_operators_codec_server_is_sent_the_readers_token_and_no_other_is(browser, binary, provider, tmp_path):
    port = free_port()
    seen = []

    class Codec(http.server.BaseHTTPRequestHandler):
        def do_OPTIONS(self):
            self.answer(b"")

        def do_POST(self):
            seen.append(self.headers["authorization"])
            self.answer(self.rfile.read(int(self.headers["content-length"])))

        def answer(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("access-control-allow-origin", "*")
            self.send_header("access-control-allow-headers", "authorization, content-type, x-namespace")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    codec = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Codec)
    threading.Thread(target=codec.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{codec.server_port}"
    flags = [
        *("--ui-login-issuer", provider, "--ui-login-client-id", "ui", "--ui-login-callback", f"http://127.0.0.1:{port}/auth/sso/callback"),
        *("--ui-login-client-secret-file", str(tmp_path / "secret"), "--codec-endpoint", address, "--codec-pass-access-token"),
    ]
    with Server(binary, arguments=("--auth-jwks", str(tmp_path / "keys.json"))) as server:
        async with Pages(binary, server.address, *flags, port=port) as pages:
            one = await tab(browser, pages.url)
            page = one.page
            await one.open("/namespaces/default/search-attributes")
            await page.click("main a.primary")
            await one.open("/namespaces/default/workflows/start")
            await one.fill_start("with-a-token", "1")
            await page.click("button.primary")
            await page.wait_for_url("**/with-a-token/**")
            assert seen and all(header.startswith("Bearer ey") for header in seen)
            # Another one, which the reader names, gets none.
            seen.clear()
            await page.evaluate("endpoint => localStorage.setItem('temporal-codec', JSON.stringify({endpoint, credentials: false}))", address)
            await one.open("/namespaces/default/workflows/start")
            await one.fill_start("without-a-token", "1")
            await page.click("button.primary")
            await page.wait_for_url("**/without-a-token/**")
            assert seen == [None] * len(seen) and seen
            await page.context.close()
    codec.shutdown()
