import { create } from "@bufbuild/protobuf";
import { DataFrame } from "../dataframe/dataframe.ts";
import { SessionError } from "../errors/index.ts";
import type { Executor } from "../execution/executor.ts";
import { type ObjectRef, ObjectRefSchema } from "../gen/spark/connect/ml_common_pb.ts";
import type { MlCommandResult } from "../gen/spark/connect/ml_pb.ts";
import {
  type Fetch,
  type Fetch_Method,
  type Fetch_Method_Args,
  Fetch_Method_ArgsSchema,
  Fetch_MethodSchema,
  FetchSchema,
  type Relation,
} from "../gen/spark/connect/relations_pb.ts";
import { relation } from "../plan/relation.ts";
import { objectId, runMlCommand, typedResult } from "./ml-command.ts";
import type { ParamType } from "./params/param-type.ts";

/**
 * Deletes an object on the server once nothing here refers to it.
 *
 * What it watches is the protocol's reference, not the model: plans hold that same message, so a DataFrame made by a
 * model that went out of scope still finds its model on the server.
 */
const abandoned = new FinalizationRegistry<{ executor: Executor; id: string }>(({ executor, id }) => {
  // Best effort: the session may be gone, and the server drops its objects with it.
  deleteObject(executor, id).catch(() => undefined);
});

async function deleteObject(executor: Executor, id: string): Promise<void> {
  // One reference a command: a 4.0.0 server may know only a single one.
  await runMlCommand(executor, { case: "delete", value: { objRefs: [{ id }] } });
}

/** An argument of a remote method: a value or a relation. */
export function valueArgument<T>(type: ParamType<T>, value: T): Fetch_Method_Args {
  return create(Fetch_Method_ArgsSchema, { argsType: { case: "param", value: type.toLiteral(value) } });
}

/** A relation as an argument of a remote method. */
export function relationArgument(value: Relation): Fetch_Method_Args {
  return create(Fetch_Method_ArgsSchema, { argsType: { case: "input", value } });
}

/** A fitted model or a summary, which lives on the server; or what one of its methods gives. */
export class RemoteObject {
  readonly executor: Executor;
  readonly #ref: ObjectRef;
  readonly #path: readonly Fetch_Method[];
  readonly #owned: boolean;
  #deleted = false;

  private constructor(executor: Executor, ref: ObjectRef, path: readonly Fetch_Method[], owned: boolean) {
    this.executor = executor;
    this.#ref = ref;
    this.#path = path;
    this.#owned = owned;
  }

  /** Takes charge of an object the server has just made. */
  static own(executor: Executor, id: string): RemoteObject {
    const ref = create(ObjectRefSchema, { id });
    abandoned.register(ref, { executor, id }, ref);
    return new RemoteObject(executor, ref, [], true);
  }

  /** An object the server always has. */
  static wellKnown(executor: Executor, id: string): RemoteObject {
    return new RemoteObject(executor, create(ObjectRefSchema, { id }), [], false);
  }

  /**
   * The reference for a plan.
   *
   * @throws {@link SessionError} if the object was deleted
   */
  get ref(): ObjectRef {
    if (this.#deleted) {
      throw new SessionError(`The model or summary ${this.#ref.id} was deleted; fit or load it again.`);
    }
    return this.#ref;
  }

  /** What a method of this object gives, without asking for it yet. */
  member(method: string): RemoteObject {
    const step = create(Fetch_MethodSchema, { method });
    return new RemoteObject(this.executor, this.ref, [...this.#path, step], false);
  }

  /** The protocol's call of a method. */
  fetch(method: string, args: readonly Fetch_Method_Args[] = []): Fetch {
    const call = create(Fetch_MethodSchema, { method, args: [...args] });
    return create(FetchSchema, { objRef: this.ref, methods: [...this.#path, call] });
  }

  /** Runs a job: calls a method for a value of a known kind. */
  async value<T>(method: string, type: ParamType<T>, args: readonly Fetch_Method_Args[] = []): Promise<T> {
    return typedResult(await this.call(method, args), type, method);
  }

  /** The rows a method of this object gives; nothing runs until an action. */
  frame(method: string, args: readonly Fetch_Method_Args[] = []): DataFrame {
    const fetch = { mlType: { case: "fetch", value: this.fetch(method, args) } } as const;
    return new DataFrame(this.executor, relation(this.executor.nextPlanId(), "mlRelation", fetch));
  }

  /** Runs a job: calls a method that makes objects on the server, such as the trees of a forest. */
  async objects(method: string, args: readonly Fetch_Method_Args[] = []): Promise<RemoteObject[]> {
    const ids = objectId(await this.call(method, args)).split(",");
    return ids.map((id) => RemoteObject.own(this.executor, id));
  }

  /** Runs a job: calls a method that makes one object on the server. */
  async object(method: string, args: readonly Fetch_Method_Args[] = []): Promise<RemoteObject> {
    return RemoteObject.own(this.executor, objectId(await this.call(method, args)));
  }

  /** Runs a job: deletes the object on the server, once; what another object owns is left to it. */
  async delete(): Promise<void> {
    if (this.#deleted || !this.#owned) return;
    this.#deleted = true;
    abandoned.unregister(this.#ref);
    await deleteObject(this.executor, this.#ref.id);
  }

  /** Runs a job: calls a method. */
  call(method: string, args: readonly Fetch_Method_Args[]): Promise<MlCommandResult> {
    return runMlCommand(this.executor, { case: "fetch", value: this.fetch(method, args) });
  }
}
