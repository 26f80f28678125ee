import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { RelationSchema } from "../../../src/gen/spark/connect/relations_pb.ts";
import { encodeMessage } from "../../../src/internal/encode-message.ts";
import { goldenPlans } from "./golden-files.ts";

test.each([...goldenPlans("4.1.2")])("the bytes of %s mean the same as protobuf-es's", (_, plan) => {
  const decoded = fromBinary(RelationSchema, encodeMessage(RelationSchema, plan));
  expect(Buffer.from(toBinary(RelationSchema, decoded))).toEqual(Buffer.from(toBinary(RelationSchema, plan)));
});
