"""What grpcurl asks of a server, with grpcio as the client."""
import pathlib
import sys
import tempfile

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from grpc_tools import protoc


def ask(port, version):
    path = f"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo"
    pool = descriptor_pool.DescriptorPool()
    for file in own_files(sys.argv[3]).file:
        pool.Add(file)
    message = lambda name: message_factory.GetMessageClass(pool.FindMessageTypeByName(f"grpc.reflection.v1.{name}"))
    Request, Response = message("ServerReflectionRequest"), message("ServerReflectionResponse")
    with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
        call = channel.stream_stream(path, request_serializer=Request.SerializeToString, response_deserializer=Response.FromString)
        requests = [
            Request(list_services="*"), Request(file_containing_symbol="grpc.health.v1.Health.Check"),
            Request(file_by_filename=f"grpc/reflection/{version}/reflection.proto"), Request(file_containing_symbol="no.Such"),
            Request(all_extension_numbers_of_type="grpc.health.v1.HealthCheckRequest"), Request()]
        answers = list(call(iter(requests)))
    assert len(answers) == 6, answers
    services = [service.name for service in answers[0].list_services_response.service]
    assert services == ["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection",
                        "test.Echo"], services
    file = descriptor_pb2.FileDescriptorProto.FromString(answers[1].file_descriptor_response.file_descriptor_proto[0])
    assert [method.name for method in file.service[0].method] == ["Check", "List", "Watch"], file
    file = descriptor_pb2.FileDescriptorProto.FromString(answers[2].file_descriptor_response.file_descriptor_proto[0])
    assert file.package == f"grpc.reflection.{version}", file.package
    assert answers[3].error_response.error_code == 5, answers[3]
    assert list(answers[4].all_extension_numbers_response.extension_number) == []
    assert answers[5].error_response.error_code == 3, answers[5]


def own_files(folder):
    """The reflection messages as protoc reads them from this repository, not as the server tells them."""
    with tempfile.NamedTemporaryFile() as out:
        assert protoc.main(["protoc", f"-I{folder}", f"--descriptor_set_out={out.name}",
                            f"{folder}/grpc/reflection/v1/reflection.proto"]) == 0
        return descriptor_pb2.FileDescriptorSet.FromString(pathlib.Path(out.name).read_bytes())


if __name__ == "__main__":
    ask(sys.argv[2], sys.argv[1])
