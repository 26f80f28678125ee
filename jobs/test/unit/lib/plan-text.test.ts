import { describe, expect, it } from "vitest";
import { planText } from "../../../lib/plan-text.ts";

describe("planText", () => {
  it("keeps what a plan means and leaves out what differs from run to run", () => {
    const plan = {
      $typeName: "spark.connect.Relation",
      common: { planId: 7n },
      relType: {
        case: "limit",
        value: {
          limit: 0,
          isLast: false,
          ids: [12n],
          bytes: new Uint8Array([255, 1]),
          names: [],
          note: "",
          model: { case: "objRef", value: { id: "of this run" } },
          nothing: { case: undefined },
        },
      },
    };
    expect(JSON.parse(planText(plan))).toEqual({
      limit: { limit: 0, isLast: false, ids: ["12"], bytes: "ff01", objRef: {} },
    });
  });
});
