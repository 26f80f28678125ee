import { create, type MessageInitShape } from "@bufbuild/protobuf";
import {
  type Expression,
  type Expression_Window_WindowFrameSchema,
  ExpressionSchema,
  Expression_Window_WindowFrame_FrameType as FrameType,
  type Expression_SortOrder as SortOrder,
} from "../gen/spark/connect/expressions_pb.ts";

type FrameInit = MessageInitShape<typeof Expression_Window_WindowFrameSchema>;
type BoundaryInit = NonNullable<FrameInit["lower"]>;

/** Where a window frame starts or ends: `value` is an offset from the current row (or its order value). */
export type Boundary =
  | { readonly kind: "unbounded" }
  | { readonly kind: "currentRow" }
  | { readonly kind: "value"; readonly value: Expression };

/** The rows around the current one that a window function sees. */
export interface Frame {
  readonly unit: "rows" | "range";
  readonly start: Boundary;
  readonly end: Boundary;
}

/** What `OVER (PARTITION BY … ORDER BY … frame)` says. */
export interface WindowParts {
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly SortOrder[];
  readonly frame: Frame | undefined;
}

function boundary(at: Boundary): BoundaryInit {
  return {
    boundary: at.kind === "value" ? { case: "value", value: at.value } : { case: at.kind, value: true },
  };
}

function frameSpec(frame: Frame): FrameInit {
  return {
    frameType: frame.unit === "rows" ? FrameType.ROW : FrameType.RANGE,
    lower: boundary(frame.start),
    upper: boundary(frame.end),
  };
}

export function overWindow(windowFunction: Expression, window: WindowParts): Expression {
  return create(ExpressionSchema, {
    exprType: {
      case: "window",
      value: {
        windowFunction,
        partitionSpec: [...window.partitionBy],
        orderSpec: [...window.orderBy],
        ...(window.frame && { frameSpec: frameSpec(window.frame) }),
      },
    },
  });
}
