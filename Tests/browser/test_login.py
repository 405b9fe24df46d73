"""Signing in with an OpenID provider, to a server that wants tokens."""

import base64
import hashlib
import http.server
import json
import threading
import time
import urllib.parse
from contextlib import asynccontextmanager

import jwt
import pytest
from codec_server import codec_server
from cryptography.hazmat.primitives.asymmetric import rsa
from harness.server import Server, free_port
from pages_process import Pages
from reader import tab


class Provider(http.server.BaseHTTPRequestHandler):
    """Lets everybody in, and gives a token that is good for `seconds`, and for a new one a refresh token that is good once."""

    key = rsa.generate_private_key(65537, 2048)
    challenges: dict = {}
    seconds = 600
    renewable: set = set()
    refused: list = []
    given: list = []
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
        if form["grant_type"] == "refresh_token":
            if form["client_secret"] != "secret" or form["refresh_token"] not in self.renewable:
                self.refused.append(form["refresh_token"])
                return self.answer(400, {"error": "invalid_grant"})
            self.renewable.remove(form["refresh_token"])
            return self.give(600)
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if form["client_secret"] != "secret" or self.challenges.pop(form["code"], None) != challenge:
            return self.answer(400, {"error": "invalid_grant"})
        self.give(Provider.seconds)

    def give(self, seconds: int) -> None:
        refresh = f"refresh-{time.monotonic_ns()}"
        self.renewable.add(refresh)
        self.given.append(seconds)
        claims = {"sub": "ada", "jti": refresh, "exp": int(time.time()) + 600, "permissions": Provider.permissions}
        token = jwt.encode(claims, self.key, "RS256", headers={"kid": "one"})
        self.answer(200, {"access_token": token, "expires_in": seconds, "refresh_token": refresh})

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


@asynccontextmanager
async def signing_in(browser, binary, provider: str, folder, *flags: str, namespaces: tuple[str, ...] = ()):
    """A tab of pages over a server that wants tokens; nobody is signed in."""
    port = free_port()
    login = [
        *("--ui-login-issuer", provider, "--ui-login-client-id", "ui", "--ui-login-callback", f"http://127.0.0.1:{port}/auth/sso/callback"),
        *("--ui-login-client-secret-file", str(folder / "secret")),
    ]
    with Server(binary, arguments=("--auth-jwks", str(folder / "keys.json"), *namespaces)) as server:
        async with Pages(binary, server.address, *login, *flags, port=port) as pages:
            one = await tab(browser, pages.url)
            yield one, pages
            await one.page.context.close()


async def test_a_token_that_ends_is_renewed_once_and_the_reader_notices_nothing(browser, binary, provider, tmp_path, monkeypatch):
    async with signing_in(browser, binary, provider, tmp_path) as (one, pages):
        page = one.page
        monkeypatch.setattr(Provider, "seconds", 30)  # so near its end that the next request renews it
        monkeypatch.setattr(Provider, "given", [])
        await one.open("/namespaces/default/search-attributes")
        await page.click("main a.primary")
        assert "BuildIds" in await page.inner_text("main")

        # The page behind the sign-in, its news and its parts ask at once with a token that is about to end: a provider that lets a
        # refresh token be used once must not be asked twice.
        await one.open("/namespaces/default/workflows")
        assert await page.inner_text("h1") == "Workflows" and not await one.violations()
        cookies = {cookie["name"]: cookie for cookie in await page.context.cookies()}
        assert Provider.given == [30, 600] and not Provider.refused
        assert cookies["temporal-refresh"]["value"] in Provider.renewable and cookies["temporal-refresh"]["httpOnly"]
        assert cookies["temporal-until"]["value"] > str(time.time() + 500)


async def test_readers_sign_in_and_out(browser, binary, provider, tmp_path, monkeypatch):
    async with signing_in(browser, binary, provider, tmp_path, namespaces=("--namespace", "payments")) as (one, pages):
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


async def test_the_operators_codec_server_is_sent_the_readers_token_and_no_other_is(browser, binary, provider, tmp_path):
    with codec_server() as operators, codec_server() as readers:
        flags = ("--codec-endpoint", operators.address, "--codec-pass-access-token")
        async with signing_in(browser, binary, provider, tmp_path, *flags) as (one, pages):
            page = one.page

            async def start(workflow_id: str) -> None:
                await one.open("/namespaces/default/workflows/start")
                await one.fill_start(workflow_id, "1")
                await page.click("button.primary")
                await page.wait_for_url(f"**/{workflow_id}/**")

            await one.open("/namespaces/default/search-attributes")
            await page.click("main a.primary")
            await start("with-a-token")
            assert operators.seen and all(headers["authorization"].startswith("Bearer ey") for headers in operators.seen)
            settings = {"endpoint": readers.address, "credentials": False}
            await page.evaluate("settings => localStorage.setItem('temporal-codec', JSON.stringify(settings))", settings)
            await start("without-a-token")
            assert readers.seen and not any(headers["authorization"] for headers in readers.seen)
