"""PostgreSQL that refuses, over TLS, restarted under load, and as a standby: what works, and what is said."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import grpc
import work
from harness.raw import WorkflowService, start_request
from harness.server import Server
from postgres_server import BINARIES, Postgres
from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc


def _server(scene, url: str) -> Server:
    return Server(scene.binary, arguments=("--db-url", url))


def _refusal(scene, url: str) -> str:
    """What a server says that does not start on `url`; empty: it starts."""
    server = _server(scene, url)
    try:
        server.start()
    except RuntimeError as error:
        return str(error)
    finally:
        server.kill()
    return ""


def _begins(title: str) -> bool:
    """Prints what comes; false where there is no PostgreSQL to try it on."""
    print(title)
    if BINARIES is None:
        print("  skipped: PostgreSQL is not installed (Debian's package postgresql)")
    return BINARIES is not None


async def refusals(scene) -> None:
    if _begins("PostgreSQL refuses"):
        await asyncio.to_thread(_refusals, scene)


def _refusals(scene) -> None:
    with Postgres.make() as database:
        database.sql("CREATE ROLE locked LOGIN PASSWORD 'opensesame'")
        database.sql("GRANT ALL ON SCHEMA public TO locked")
        said = _refusal(scene, database.url(user="locked:opensesame"))
        scene.checks.expect("a user with the right password is let in", [said] if said else [])
        for why, url, words in (
            ("a wrong password", database.url(user="locked:mistaken"), "refused the user or the password"),
            ("no password", database.url(user="locked"), "refused the user or the password"),
            ("a database that is not there", database.url(database="nowhere"), "does not exist"),
            ("nobody at the port", "postgres://temporal@127.0.0.1:1/temporal", "cannot be reached"),
        ):
            said = _refusal(scene, url)
            broken = [] if words in said and "mistaken" not in said else [said or "it started"]
            scene.checks.expect(f"refused with a clear word, and without the password: {why}", broken)


async def restart(scene) -> None:
    copies, crashes = (8, 8) if scene.is_long else (2, 2)
    if not _begins(f"PostgreSQL crashes while {copies} of each kind of work are under way, {crashes} times"):
        return
    database = await asyncio.to_thread(Postgres.make)
    try:
        with _server(scene, database.url()) as server:
            client = await work.connect(server.address)
            async with work.worker(client):
                shapes = (work.Activities, work.Timers, work.Signals, work.Updates, work.Children)
                under_way = [
                    asyncio.create_task(work.finish(client, shape, f"{shape.__name__}-{i}")) for shape in shapes for i in range(copies)
                ]
                for _ in range(crashes):
                    await asyncio.sleep(scene.rng.uniform(0.2, 1.0))
                    await asyncio.to_thread(database.crash)
                    await asyncio.sleep(scene.rng.uniform(0, 1.0))
                    await asyncio.to_thread(database.start, "ssl=off")
                began = time.monotonic()
                done, late = await asyncio.wait(under_way, timeout=60)
                for task in late:
                    task.cancel()
                print(f"  {time.monotonic() - began:.1f} s from the last restart to the last result")
                scene.checks.expect("everything is finished within 60 s of the last restart", [f"{len(late)} are not"] if late else [])
                wrong = [f"{task.exception()!r}" if task.exception() else task.result() for task in done]
                scene.checks.expect("every result is the right one, and every signal and update counted once", [line for line in wrong if line])
            server.stop()
    finally:
        await asyncio.to_thread(database.stop)


async def tls(scene) -> None:
    if _begins("PostgreSQL over TLS"):
        await asyncio.to_thread(_tls, scene)


def _tls(scene) -> None:
    with Postgres.make(tls=True) as database:
        good = f"?sslmode=verify-full&sslrootcert={database.folder}/authority.pem"
        with _server(scene, database.url(good, "localhost")) as server, WorkflowService(server.port) as service:
            run = service.StartWorkflowExecution(start_request("over-tls")).run_id
            scene.checks.expect("a server works over TLS with a verified certificate", not run)
            ways = database.sql("SELECT DISTINCT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE client_addr IS NOT NULL")
            scene.checks.expect("every one of its connections is encrypted", [ways] if ways != "t" else [])
        for why, parameters, host in (
            ("an authority that did not sign the certificate", f"?sslmode=verify-full&sslrootcert={database.folder}/stranger.pem", "localhost"),
            ("a certificate for another name", good, "127.0.0.1"),
            ("an authority's file that is not there", "?sslmode=verify-full&sslrootcert=/nowhere/authority.pem", "localhost"),
            ("no TLS, where the database wants it", "?sslmode=disable", "localhost"),
        ):
            said = _refusal(scene, database.url(parameters, host))
            clear = f"{host}:{database.port}/temporal" in said and ("by TLS" in said or "encryption" in said)
            scene.checks.expect(f"refused with a clear word: {why}", [] if clear else [said or "it started"])


async def standby(scene) -> None:
    if _begins("a standby of PostgreSQL"):
        await asyncio.to_thread(_standby, scene)


def _standby(scene) -> None:
    checks = scene.checks
    with Postgres.make() as primary:
        with _server(scene, primary.url()) as server, WorkflowService(server.port) as service:
            run = service.StartWorkflowExecution(start_request("replicated")).run_id
        with primary.standby() as standby:
            said = _refusal(scene, standby.url())
            checks.expect("a standby is refused, and called by its name", [] if "read-only standby: name the primary" in said else [said or "it started"])
            # The primary is lost, the standby takes over: clients that name both find the one that can be written to.
            both = f"postgres://temporal@127.0.0.1:{primary.port},127.0.0.1:{standby.port}/temporal?target_session_attrs=read-write"
            with _server(scene, both) as server, WorkflowService(server.port) as service:
                service.StartWorkflowExecution(start_request("before"))
                _wait_for_replay(primary, standby)
                primary.stop()
                refused = _start(service, "between")
                checks.expect("while neither can be written to, calls are UNAVAILABLE", [] if refused == "UNAVAILABLE" else [refused])
                standby.promote()
                after = _until_started(service, "after")
                checks.expect("the same server goes on with the standby that took over", [after] if after != "OK" else [])
                found = _run_of(service, "replicated")
                checks.expect("and finds there what was replicated", [found] if found != run else [])


def _wait_for_replay(primary: Postgres, standby: Postgres) -> None:
    position = primary.sql("SELECT pg_current_wal_lsn()")
    for _ in range(500):
        if standby.sql(f"SELECT pg_last_wal_replay_lsn() >= '{position}'") == "t":
            return
        time.sleep(0.02)
    raise TimeoutError("the standby does not follow")


def _answer(ask: Callable[[], str]) -> str:
    """What is answered, or the name of the error."""
    try:
        return ask()
    except grpc.RpcError as error:
        return error.code().name


def _answer_in_time(ask: Callable[[], str]) -> str:
    """As a client asks that tries again: each connection of the pool finds out by itself that its server is gone."""
    for _ in range(100):
        answer = _answer(ask)
        if answer != "UNAVAILABLE":
            return answer
        time.sleep(0.1)
    return "UNAVAILABLE for ten seconds"


def _run_of(service: WorkflowService, name: str) -> str:
    request = rpc.DescribeWorkflowExecutionRequest(namespace="default", execution=WorkflowExecution(workflow_id=name))
    return _answer_in_time(lambda: service.DescribeWorkflowExecution(request).workflow_execution_info.execution.run_id)


def _start(service: WorkflowService, name: str) -> str:
    return _answer(lambda: service.StartWorkflowExecution(start_request(name)) and "OK")


def _until_started(service: WorkflowService, name: str) -> str:
    return _answer_in_time(lambda: service.StartWorkflowExecution(start_request(name)) and "OK")
