"""Payloads that are encrypted before they leave the client, and failures whose words are."""

import asyncio
import dataclasses
import hashlib
import os
from collections.abc import Sequence
from datetime import timedelta

import pytest
import pytest_asyncio
from harness.interruption import Gated, at_gate, on_one_worker_and_on_two, run_through
from harness.workers import events, until, worker
from temporalio import activity, workflow
from temporalio.api.common.v1 import Payload
from temporalio.client import Client, WorkflowFailureError
from temporalio.common import RetryPolicy, SearchAttributeKey, SearchAttributePair, TypedSearchAttributes
from temporalio.converter import DefaultFailureConverterWithEncodedAttributes, PayloadCodec, default
from temporalio.exceptions import ApplicationError

SECRET = "secret-word"
KEY = b"a key for tests"


class Encryption(PayloadCodec):
    """A stream cipher of hashes with a nonce each: enough to see that nobody but the key's owners can read."""

    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        return [self._sealed(payload.SerializeToString()) for payload in payloads]

    async def decode(self, payloads: Sequence[Payload]) -> list[Payload]:
        return [Payload.FromString(self._opened(p)) if p.metadata.get("encoding") == b"binary/encrypted" else p for p in payloads]

    def _sealed(self, plain: bytes) -> Payload:
        nonce = os.urandom(16)
        return Payload(metadata={"encoding": b"binary/encrypted"}, data=nonce + self._mixed(nonce, plain))

    def _opened(self, payload: Payload) -> bytes:
        return self._mixed(payload.data[:16], payload.data[16:])

    def _mixed(self, nonce: bytes, data: bytes) -> bytes:
        stream = hashlib.shake_256(KEY + nonce).digest(len(data))
        return bytes(a ^ b for a, b in zip(data, stream))


@pytest_asyncio.fixture(scope="module")
async def encrypted(server) -> Client:
    converter = dataclasses.replace(
        default(), payload_codec=Encryption(), failure_converter_class=DefaultFailureConverterWithEncodedAttributes
    )
    return await Client.connect(server.address, data_converter=converter)


@activity.defn
async def whisper(word: str) -> str:
    info = activity.info()
    if info.attempt == 1:
        activity.heartbeat(f"{SECRET} beat")
        await asyncio.sleep(0.05)
        raise ApplicationError(f"{SECRET} failure", f"{SECRET} detail", type="Whispered")
    assert list(info.heartbeat_details) == [f"{SECRET} beat"], info.heartbeat_details
    return f"{word} whispered"


@workflow.defn
class Confidential(Gated):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    @workflow.run
    async def run(self, word: str) -> list[str]:
        whispered = await workflow.execute_activity(
            whisper,
            word,
            start_to_close_timeout=timedelta(seconds=10),
            retry_policy=RetryPolicy(initial_interval=timedelta(milliseconds=10)),
        )
        workflow.upsert_memo({"later": f"{SECRET} later"})
        await self.gate()
        return [whispered, *self.told, workflow.memo_value("first"), workflow.memo_value("later")]

    @workflow.signal
    def tell(self, word: str) -> None:
        self.told.append(word)

    @workflow.query
    def what(self, word: str) -> str:
        return f"{word} and {self.told}"


def all_bytes(found) -> bytes:
    return b"".join(event.SerializeToString() for event in found)


@on_one_worker_and_on_two
async def test_the_server_never_sees_a_word_of_it(encrypted, client, name, replaced):
    async def tell(handle):
        await handle.signal(Confidential.tell, f"{SECRET} signal")
        assert await handle.query(Confidential.what, f"{SECRET} question") == f"{SECRET} question and ['{SECRET} signal']"

    result = await run_through(
        encrypted,
        name,
        Confidential,
        SECRET,
        activities=[whisper],
        replaced=replaced,
        at_the_gate=tell,
        start={"memo": {"first": f"{SECRET} first"}, "static_summary": f"{SECRET} summary"},
        max_heartbeat_throttle_interval=timedelta(milliseconds=10),
    )
    assert result == [f"{SECRET} whispered", f"{SECRET} signal", f"{SECRET} first", f"{SECRET} later"]
    handle = client.get_workflow_handle(name)
    found = await events(handle)
    assert len(found) > 10 and SECRET.encode() not in all_bytes(found)
    described = await handle.describe()
    assert SECRET.encode() not in described.raw_description.SerializeToString()
    mine = await encrypted.get_workflow_handle(name).describe()
    assert await mine.memo() == {"first": f"{SECRET} first", "later": f"{SECRET} later"}
    assert await mine.static_summary() == f"{SECRET} summary"


@workflow.defn
class FailsInSecret(Gated):
    @workflow.run
    async def run(self) -> None:
        await self.gate()
        try:
            raise ApplicationError(f"{SECRET} inner", f"{SECRET} detail", type="Inner")
        except ApplicationError as inner:
            raise ApplicationError(f"{SECRET} outer", type="Outer", non_retryable=True) from inner


@on_one_worker_and_on_two
async def test_a_failures_words_are_encoded_and_its_type_is_not(encrypted, client, name, replaced):
    with pytest.raises(WorkflowFailureError) as failed:
        await run_through(encrypted, name, FailsInSecret, replaced=replaced)
    cause = failed.value.cause
    assert (cause.message, cause.type, cause.cause.message, cause.cause.details[0]) == (
        f"{SECRET} outer",
        "Outer",
        f"{SECRET} inner",
        f"{SECRET} detail",
    )
    found = await events(client.get_workflow_handle(name))
    assert SECRET.encode() not in all_bytes(found)
    failure = found[-1].workflow_execution_failed_event_attributes.failure
    assert (failure.message, failure.stack_trace) == ("Encoded failure", "")
    assert failure.HasField("encoded_attributes") and failure.application_failure_info.type == "Outer"


@workflow.defn
class Queried(Gated):
    @workflow.run
    async def run(self) -> None:
        await self.gate()

    @workflow.query
    def broken(self) -> str:
        raise ApplicationError(f"{SECRET} query")


async def test_a_query_that_fails_tells_its_words_to_those_with_the_key_alone(encrypted, client, name):
    async with worker(encrypted, name, [Queried]):
        handle = await encrypted.start_workflow(Queried.run, id=name, task_queue=name)
        await until(lambda: at_gate(handle))
        with pytest.raises(Exception) as refused:
            await client.get_workflow_handle(name).query("broken")
        assert SECRET not in str(refused.value)
        await handle.signal(Gated.open)
        await handle.result()


async def test_search_attributes_stay_readable(encrypted, client, name):
    """The server must index them: SDKs leave them alone, and so it can read them."""
    key = SearchAttributeKey.for_keyword_list("TemporalChangeVersion")
    attributes = TypedSearchAttributes([SearchAttributePair(key, ["plain"])])
    handle = await encrypted.start_workflow(Queried.run, id=name, task_queue=name, search_attributes=attributes)
    assert (await client.get_workflow_handle(name).describe()).typed_search_attributes[key] == ["plain"]
    await handle.terminate()
