"""Who may do what: tokens made with PyJWT, API keys and clients' certificates, against a server that asks."""

import base64
import hashlib
import hmac
import http.server
import json
import threading
import time
from datetime import timedelta

import grpc
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from google.rpc import status_pb2
from harness.certificates import Certificates
from harness.server import Server, wait_until
from temporalio import workflow
from temporalio.api.errordetails.v1 import message_pb2 as details
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from temporalio.api.workflowservice.v1 import service_pb2_grpc
from temporalio.client import Client
from temporalio.worker import Worker

from conftest import CommandLine
from test_start_dev import refusal
from test_tls import EncryptedServer

pytestmark = pytest.mark.ours_only  # the original's dev server asks nobody


class Issuer:
    """Signs tokens, and publishes its keys over HTTP."""

    def __init__(self):
        self.keys = {}
        self.fetched = 0
        issuer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                issuer.fetched += 1
                body = issuer.jwks().encode()
                self.send_response(200)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/keys.json"

    def add(self, kid: str, algorithm: str = "RS256") -> None:
        key = rsa.generate_private_key(65537, 2048) if algorithm[0] in "RP" else ec.generate_private_key(ec.SECP256R1())
        self.keys[kid] = (key, algorithm)

    def jwks(self) -> str:
        entries = []
        for kid, (key, algorithm) in self.keys.items():
            kind = jwt.algorithms.RSAAlgorithm if algorithm[0] in "RP" else jwt.algorithms.ECAlgorithm
            entries.append({**json.loads(kind.to_jwk(key.public_key())), "kid": kid, "use": "sig"})
        return json.dumps({"keys": entries})

    def token(self, *permissions: str, kid: str = "one", **claims) -> str:
        key, algorithm = self.keys[kid]
        body = {"sub": "alice", "aud": "temporal", "exp": int(time.time()) + 600, "permissions": list(permissions), **claims}
        body = {name: value for name, value in body.items() if value is not None}
        return jwt.encode(body, key, algorithm=algorithm, headers={"kid": kid})


@pytest.fixture(scope="module")
def issuer():
    made = Issuer()
    made.add("one", "RS256")
    made.add("two", "ES256")
    yield made
    made.server.shutdown()


@pytest.fixture(scope="module")
def principals(tmp_path_factory):
    path = tmp_path_factory.mktemp("access") / "principals"
    path.write_text(f"key ci-bot {hashlib.sha256(b'top-secret').hexdigest()} default:write\n")
    return path


@pytest.fixture(scope="module")
def guarded(binary, issuer, principals):
    """A server that asks, with the namespaces default, payments and shipping."""
    arguments = ("--auth-jwks", issuer.url, "--auth-audience", "temporal", "--auth-principals", str(principals),
                 "--namespace", "payments", "--namespace", "shipping", "--log-level", "info")
    with Server(binary, arguments=arguments) as running:
        yield running


def call(server: Server, method: str, request, token: str | None = None, header: str | None = None):
    metadata = [("authorization", header or f"Bearer {token}")] if token or header else []
    with grpc.insecure_channel(server.address) as channel:
        return getattr(service_pb2_grpc.WorkflowServiceStub(channel), method)(request, metadata=metadata, timeout=5)


def refused(server: Server, token: str | None = None, header: str | None = None, method="DescribeNamespace", request=None) -> str:
    """The reason why a call is refused; that it is, and with which status, is checked here."""
    request = request or rpc.DescribeNamespaceRequest(namespace="payments")
    with pytest.raises(grpc.RpcError) as error:
        call(server, method, request, token, header)
    assert error.value.code() == grpc.StatusCode.PERMISSION_DENIED, error.value
    assert error.value.details() == "Request unauthorized."
    packed = dict(error.value.trailing_metadata())["grpc-status-details-bin"]
    detail = details.PermissionDeniedFailure()
    assert status_pb2.Status.FromString(packed).details[0].Unpack(detail)
    return detail.reason


def test_a_token_opens_its_namespaces_and_no_other(guarded, issuer):
    for kid in ("one", "two"):
        token = issuer.token("payments:read", kid=kid)
        assert call(guarded, "DescribeNamespace", rpc.DescribeNamespaceRequest(namespace="payments"), token)
        request = rpc.DescribeNamespaceRequest(namespace="shipping")
        assert "namespace shipping" in refused(guarded, token, request=request)


def test_without_a_token_only_the_server_s_capabilities_are_shown(guarded):
    assert call(guarded, "GetSystemInfo", rpc.GetSystemInfoRequest())
    assert "neither a token nor a certificate" in refused(guarded)
    refused(guarded, method="ListNamespaces", request=rpc.ListNamespacesRequest())


def test_wrong_tokens_are_refused_each_with_its_reason(guarded, issuer):
    now = int(time.time())
    stranger = Issuer()
    stranger.add("one")
    assert "expired" in refused(guarded, issuer.token("payments:read", exp=now - 1))
    assert "not valid yet" in refused(guarded, issuer.token("payments:read", nbf=now + 60))
    assert "audience" in refused(guarded, issuer.token("payments:read", aud="other"))
    assert "audience" in refused(guarded, issuer.token("payments:read", aud=None))
    assert "signature" in refused(guarded, stranger.token("payments:read"))
    unsigned = jwt.encode({"sub": "alice", "aud": "temporal", "permissions": ["temporal-system:admin"]}, None, algorithm="none")
    assert '"none"' in refused(guarded, unsigned)
    # Signed with what everybody can read, as if the public keys were a shared secret. A library refuses to do that.
    secret = jwt.encode({"sub": "alice", "aud": "temporal"}, "x" * 64, algorithm="HS256", headers={"kid": "one"}).rsplit(".", 1)[0]
    signature = hmac.digest(issuer.jwks().encode(), secret.encode(), "sha256")
    secret += "." + base64.urlsafe_b64encode(signature).decode().rstrip("=")
    assert '"HS256"' in refused(guarded, secret)
    assert "longer than" in refused(guarded, issuer.token(*["payments:read"] * 2000))
    assert refused(guarded, header="Basic YWxpY2U6c2VjcmV0")
    assert refused(guarded, "not.a.token") and refused(guarded, "a" * 40)
    assert "lacks the role" in refused(guarded, issuer.token())
    changed = issuer.token("payments:read").split(".")
    changed[1] = base64.urlsafe_b64encode(json.dumps({"sub": "alice", "aud": "temporal", "permissions": ["payments:admin"]}).encode())
    changed[1] = changed[1].decode().rstrip("=")
    assert "signature" in refused(guarded, ".".join(changed))


def test_keys_that_are_added_are_fetched_when_a_token_names_them(guarded, issuer):
    issuer.add("fresh", "ES256")
    token = issuer.token("payments:read", kid="fresh")

    def is_let_in() -> bool:
        try:
            return bool(call(guarded, "DescribeNamespace", rpc.DescribeNamespaceRequest(namespace="payments"), token))
        except grpc.RpcError:
            return False

    wait_until(is_let_in, 15)
    before = issuer.fetched
    issuer.keys["forged"] = issuer.keys.pop("fresh")
    forged = issuer.token("payments:read", kid="forged")
    issuer.keys["fresh"] = issuer.keys.pop("forged")
    for _ in range(20):
        refused(guarded, forged)
    assert issuer.fetched <= before + 1, "forged tokens made the server fetch keys again and again"


def test_namespaces_are_listed_for_those_who_may_see_them(guarded, issuer):
    def names(*permissions: str) -> set[str]:
        listed = call(guarded, "ListNamespaces", rpc.ListNamespacesRequest(), issuer.token(*permissions))
        return {each.namespace_info.name for each in listed.namespaces}

    assert names("payments:read", "shipping:worker") == {"payments", "shipping"}
    assert names("temporal-system:read") >= {"default", "payments", "shipping", "temporal-system"}


def test_an_api_key_opens_what_its_line_says(guarded):
    cli = CommandLine(guarded.address)
    assert cli.json("workflow", "start", "--type", "T", "--task-queue", "q", "--api-key", "top-secret", "--tls=false")["workflowId"]
    done = cli.run("operator", "namespace", "describe", "payments", "--api-key", "top-secret", "--tls=false")
    assert done.returncode != 0 and "unauthorized" in done.stderr.lower()


def test_keys_added_to_the_file_are_taken_over(guarded, principals):
    digest = hashlib.sha256(b"later").hexdigest()
    principals.write_text(principals.read_text() + f"key later {digest} payments:read\n")

    def is_let_in() -> bool:
        try:
            return bool(call(guarded, "DescribeNamespace", rpc.DescribeNamespaceRequest(namespace="payments"), "later"))
        except grpc.RpcError:
            return False

    wait_until(is_let_in, 10)
    principals.write_text(principals.read_text() + "nonsense\n")
    wait_until(lambda: "line 3" in guarded.errors(), 10)
    assert is_let_in()


@workflow.defn(sandboxed=False)
class Greeting:
    @workflow.run
    async def run(self, who: str) -> str:
        return f"hello {who}"


async def test_a_worker_s_role_runs_a_worker_and_starts_nothing(guarded, issuer, name):
    worker = await Client.connect(guarded.address, namespace="payments", api_key=issuer.token("payments:worker"), tls=False)
    starter = await Client.connect(guarded.address, namespace="payments", api_key=issuer.token("payments:write"), tls=False)
    reader = await Client.connect(guarded.address, namespace="payments", api_key=issuer.token("payments:read"), tls=False)
    async with Worker(worker, task_queue=name, workflows=[Greeting]):
        assert await starter.execute_workflow(Greeting.run, "you", id=name, task_queue=name, run_timeout=timedelta(seconds=20)) == "hello you"
    for refused_client in (worker, reader):
        with pytest.raises(Exception, match="unauthorized"):
            await refused_client.start_workflow(Greeting.run, "you", id=f"{name}-2", task_queue=name)
    assert (await reader.get_workflow_handle(name).describe()).status.name == "COMPLETED"
    with pytest.raises(Exception, match="unauthorized"):
        await reader.get_workflow_handle(name).terminate()


def test_a_client_s_certificate_may_stand_for_a_token(binary, issuer, tmp_path):
    made = Certificates(tmp_path / "tls")
    made.issue_server()
    made.issue_client("worker", "/O=Acme/CN=worker 1")
    made.issue_client("unknown")
    path = tmp_path / "principals"
    path.write_text('certificate "CN=worker 1,O=Acme" default:write\n')
    arguments = ("--tls-cert-path", made.path("server.pem"), "--tls-key-path", made.path("server.key"), "--tls-client-ca-path",
                 made.path("ca.pem"), "--auth-principals", str(path))
    with EncryptedServer(binary, arguments=arguments) as server:
        cli = CommandLine(server.address)

        def flags(name: str):
            return ("--tls-ca-path", made.path("ca.pem"), "--tls-cert-path", made.path(f"{name}.pem"), "--tls-key-path", made.path(f"{name}.key"))

        assert cli.json("workflow", "start", "--type", "T", "--task-queue", "q", *flags("worker"))["workflowId"]
        done = cli.run("workflow", "start", "--type", "T", "--task-queue", "q", *flags("unknown"))
        assert done.returncode != 0 and "unauthorized" in done.stderr.lower()


def test_settings_that_cannot_be_used_are_named(binary, tmp_path):
    path = tmp_path / "principals"
    path.write_text("# nothing\nkey a b c\n")
    assert "line 2" in refusal(binary, "--auth-principals", str(path))
    assert str(tmp_path / "none.json") in refusal(binary, "--auth-jwks", str(tmp_path / "none.json"))
    (tmp_path / "keys.json").write_text('{"keys": []}')
    assert "no usable public key" in refusal(binary, "--auth-jwks", str(tmp_path / "keys.json"))
    assert "127.0.0.1:1" in refusal(binary, "--auth-jwks", "http://127.0.0.1:1/keys")
