import type { DataType, DateType, FieldType, NullType, StringType, TimestampType } from "../types/index.ts";
import type { Bare, NotNullIfAll, NotNullIfAny } from "./nullability.ts";
import type { Wider } from "./numbers.ts";

type Text = { readonly typeName: "string" | "char" | "varchar" };
type Time = DateType | TimestampType;

/** The bare type that holds the values of two; the general one where only the server knows. */
type CommonType<A, B> = [A] extends [B] ? ([B] extends [A] ? A : Differing<A, B>) : Differing<A, B>;

type Differing<A, B> = [A] extends [NullType]
  ? B
  : [B] extends [NullType]
    ? A
    : [A, B] extends [Text, Text]
      ? StringType
      : [A, B] extends [Time, Time]
        ? TimestampType
        : [Wider<A, B>] extends [never]
          ? FieldType
          : Wider<A, B>;

/** {@link CommonType} of a list of fields, without regard to nulls. */
type CommonOfAll<Fields> = Fields extends readonly [infer A, infer B, ...infer Rest]
  ? CommonOfAll<readonly [CommonType<Bare<A>, Bare<B>>, ...Rest]>
  : Fields extends readonly [infer A]
    ? Extract<Bare<A>, DataType>
    : DataType;

/** What the first of the fields that is not null is, or the greatest of them. */
export type AnyOf<Fields extends readonly unknown[]> = Known<
  CommonOfAll<Fields>,
  NotNullIfAny<CommonOfAll<Fields>, Fields[number]>
>;

/** What one of the fields is, whichever: a branch of a chain of conditions, or an item of an array. */
export type EachOf<Fields extends readonly unknown[]> = Known<
  CommonOfAll<Fields>,
  NotNullIfAll<CommonOfAll<Fields>, Fields[number]>
>;

/** What one of the fields is, or null: a chain of conditions that has no last branch. */
export type EachOfOrNull<Fields extends readonly unknown[]> = Known<CommonOfAll<Fields>, CommonOfAll<Fields>>;

type Known<T, Result> = DataType extends T ? FieldType : Result;
