import type { ParamType } from "./param-type.ts";

/** One parameter of an operator: what it takes, and what Spark uses when it is not set. */
export interface Param<T> {
  readonly type: ParamType<T>;
  readonly defaultValue: T | undefined;
}

/** The parameters of an operator by name: the one description from which its types, accessors and checks come. */
export type ParamTable = Readonly<Record<string, Param<unknown>>>;

/** The value a parameter takes. */
export type ParamValue<P> = P extends Param<infer T> ? T : never;

/** Values for some of an operator's parameters. */
export type ParamValues<P extends ParamTable> = { readonly [Name in keyof P]?: ParamValue<P[Name]> };

/** `setX` and `getX` for each parameter `x`, as PySpark has them. */
export type ParamAccessors<P extends ParamTable> = {
  [Name in keyof P & string as `set${Capitalize<Name>}`]: <Self>(
    this: Self,
    value: ParamValue<P[Name]>,
  ) => Self;
} & {
  [Name in keyof P & string as `get${Capitalize<Name>}`]: () => ParamValue<P[Name]> | undefined;
};

/** A parameter, with Spark's default if it has one. */
export function param<T>(type: ParamType<T>, defaultValue?: NoInfer<T>): Param<T> {
  return { type, defaultValue };
}
