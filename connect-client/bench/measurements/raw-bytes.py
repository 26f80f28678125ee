"""The limit of Python's gRPC: the same million rows, received and thrown away before anything looks at them."""

import os
import uuid

import grpc
from harness import measure, nothing
from pyspark.sql.connect.proto import ExecutePlanRequest
from ten_columns import ten_columns


def prepare(spark):
    address = os.environ["SPARK_REMOTE"].removeprefix("sc://").split("/")[0]
    channel = grpc.insecure_channel(address, options=[("grpc.max_receive_message_length", -1)])
    call = channel.unary_stream(
        "/spark.connect.SparkConnectService/ExecutePlan",
        request_serializer=ExecutePlanRequest.SerializeToString,
        response_deserializer=len,
    )
    request = ExecutePlanRequest(session_id=spark.session_id)
    request.user_context.user_id = "raw"
    request.plan.CopyFrom(ten_columns(spark)._plan.to_proto(spark._client))

    def run(_):
        request.operation_id = str(uuid.uuid4())
        return sum(call(request))

    return nothing, run, nothing


measure(prepare)
