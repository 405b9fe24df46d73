"""Calls by method name over one gRPC channel, with requests built from plain dicts and errors kept whole."""

import itertools

import grpc
from google.protobuf import message_factory
from temporalio.api.common.v1 import grpc_status_pb2
from temporalio.api.operatorservice.v1 import service_pb2 as operator_service
from temporalio.api.workflowservice.v1 import service_pb2 as workflow_service

# Error details are packed in `Any`: importing their module makes the types known to the descriptor pool.
from temporalio.api.errordetails.v1 import message_pb2 as _details  # noqa: F401

CALL_SECONDS = 45.0
_METHODS = {
    method.name: (f"/{service.full_name}/{method.name}", method)
    for service in (
        workflow_service.DESCRIPTOR.services_by_name["WorkflowService"],
        operator_service.DESCRIPTOR.services_by_name["OperatorService"],
    )
    for method in service.methods
}


class Refused(Exception):
    """A call that the server answered with an error status."""

    def __init__(self, error):
        super().__init__(f"{error.code().name}: {error.details()}")
        self.code = error.code().name
        self.message = error.details() or ""
        self.details = []
        for key, value in error.trailing_metadata() or ():
            if key == "grpc-status-details-bin":
                self.details = list(grpc_status_pb2.GrpcStatus.FromString(value).details)


class Pending:
    """A call under way; `result` waits for its answer."""

    def __init__(self, future):
        self._future = future

    def result(self):
        try:
            return self._future.result()
        except grpc.RpcError as error:
            raise Refused(error) from None

    def cancel(self):
        self._future.cancel()

    def done(self):
        return self._future.done()


class Wire:
    """One connection to a server."""

    _numbers = itertools.count()

    def __init__(self, address):
        options = [
            ("grpc.max_receive_message_length", -1),
            ("grpc.max_send_message_length", -1),
            # Without this gRPC would share one connection among all scenarios.
            ("grpc.use_local_subchannel_pool", 1),
            ("parity.channel", next(self._numbers)),
        ]
        self._channel = grpc.insecure_channel(address, options=options)

    def begin(self, method, fields, timeout=CALL_SECONDS, metadata=()):
        """Sends a call without waiting for its answer."""
        path, descriptor = _METHODS[method]
        request_type = message_factory.GetMessageClass(descriptor.input_type)
        response_type = message_factory.GetMessageClass(descriptor.output_type)
        stub = self._channel.unary_unary(
            path, request_serializer=request_type.SerializeToString, response_deserializer=response_type.FromString
        )
        return Pending(stub.future(request_type(**fields), timeout=timeout, metadata=list(metadata)))

    def call(self, method, fields, timeout=CALL_SECONDS, metadata=()):
        """Sends a call and waits for its answer; an error status raises `Refused`."""
        return self.begin(method, fields, timeout, metadata).result()

    def raw(self, path, message=b"", timeout=CALL_SECONDS):
        """Any method of any service, as bytes."""
        try:
            return self._channel.unary_unary(path)(message, timeout=timeout)
        except grpc.RpcError as error:
            raise Refused(error) from None

    def close(self):
        self._channel.close()


def request_fields(method):
    """The names of the fields that a method's request has."""
    return _METHODS[method][1].input_type.fields_by_name.keys()
