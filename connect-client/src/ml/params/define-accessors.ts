import type { ParamTable } from "./param.ts";
import type { Params } from "./params.ts";

/** Gives a class `setX` and `getX` for each parameter of its table; `ParamAccessors` is their type. */
export function defineAccessors(prototype: Params, params: ParamTable): void {
  for (const name of Object.keys(params)) {
    const capitalised = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    Object.defineProperties(prototype, {
      [`set${capitalised}`]: {
        value(this: Params, value: unknown) {
          return this.set(name, value);
        },
      },
      [`get${capitalised}`]: {
        value(this: Params) {
          return this.get(name);
        },
      },
    });
  }
}
