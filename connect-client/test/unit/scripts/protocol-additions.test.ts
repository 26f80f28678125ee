import { describe, expect, it } from "vitest";
import { added } from "../../../scripts/protocol-additions.mjs";

const proto = "message Relation {\n  Join join = 1;\n}\n";
const zip = {
  file: "relations.proto",
  declares: "Zip zip = 2;",
  after: "Join join = 1;",
  text: "  Zip zip = 2;",
};

describe("additions to the protocol", () => {
  it("go behind the line they name", () => {
    expect(added(proto, zip)).toBe("message Relation {\n  Join join = 1;\n  Zip zip = 2;\n}\n");
  });

  it("go to the end of the file when they name none", () => {
    expect(added(proto, { file: "x.proto", declares: "message Zip", text: "message Zip {}\n" })).toBe(
      `${proto}message Zip {}\n`,
    );
  });

  it("fail when the jar has them", () => {
    expect(() => added(added(proto, zip), zip)).toThrow(
      /relations.proto has "Zip zip = 2;" already: delete it/,
    );
  });

  it("fail when the place they name is gone, or is several", () => {
    expect(() => added("message Relation {}", zip)).toThrow(/has 0 lines "Join join = 1;"/);
    expect(() => added(proto + proto, zip)).toThrow(/has 2 lines "Join join = 1;"/);
  });
});
