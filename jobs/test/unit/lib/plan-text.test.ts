import { col, functions as F, lit, t, Window } from "spark-connect-js";
import { describe, expect, it } from "vitest";
import { planText } from "../../../lib/plan/plan-text.ts";
import { offlineSession } from "../../../lib/run/offline-session.ts";

const told = (content: Readonly<Record<string, unknown>>): unknown => JSON.parse(planText(content));

describe("planText", () => {
  it("tells each relation once and expressions as lines", () => {
    const prices = offlineSession().table("prices");
    const dear = prices.filter(col("price").gt(200.5));
    const both = dear.select(col("zone"), col("price").cast(t.string).alias("text")).join(dear, ["zone"]);
    expect(told({ job: "a", plan: both.toRelation() })).toEqual({
      job: "a",
      plan: "#4",
      relations: {
        "#1": { read: { namedTable: { unparsedIdentifier: "prices", options: {} }, isStreaming: false } },
        "#2": { filter: { input: "#1", condition: ">(price, 200.5)" } },
        "#3": {
          project: { input: "#2", expressions: ["zone", expect.stringMatching(/^cast\{.*\} AS text$/)] },
        },
        "#4": { join: expect.objectContaining({ left: "#3", right: "#2", usingColumns: ["zone"] }) },
      },
    });
  });

  it("numbers lambda variables anew in each text", () => {
    const doubled = () => planText({ of: F.transform(col("xs"), (x) => x.multiply(2)).toExpression() });
    expect(doubled()).toContain("transform(xs, (x1) -> *(x1, 2))");
    expect(doubled()).toBe(doubled());
  });

  it("keeps what it has no words for", () => {
    const ranked = F.rowNumber().over(Window.partitionBy("zone").orderBy("valid_at"));
    const text = planText({ of: ranked.toExpression(), date: lit(12n).toExpression() });
    expect(text).toContain("row_number()");
    expect(text).toContain("valid_at");
    expect(text).toContain('long \\"12\\"');
  });
});
