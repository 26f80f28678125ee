import type { Executor } from "../execution/executor.ts";
import { RemoteObject } from "./remote-object.ts";

/** The object through which a Connect server offers what is no operator; the same id as in PySpark. */
export function connectHelper(executor: Executor): RemoteObject {
  return RemoteObject.wellKnown(executor, "______ML_CONNECT_HELPER______");
}
