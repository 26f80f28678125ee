import type { DataFrame } from "../dataframe/dataframe.ts";
import { DecodeError } from "../errors/index.ts";
import { Estimator } from "./estimator.ts";
import { Evaluator } from "./evaluator.ts";
import type { MlSession } from "./ml-session.ts";
import { Model } from "./model.ts";
import { loadOperator, readOperator } from "./operator-files.ts";
import { defineAccessors } from "./params/define-accessors.ts";
import type { ParamAccessors, ParamTable, ParamValues } from "./params/param.ts";
import type { ParamType } from "./params/param-type.ts";
import type { OperatorSpec } from "./params/params.ts";
import { RemoteObject } from "./remote-object.ts";
import { Summary } from "./summary.ts";
import { Transformer } from "./transformer.ts";

/*
 * Each function turns the description of an operator (its JVM class, its parameters, a model's attributes) into a
 * base class with typed constructor options, accessors and `load`. An operator is then a class of a few lines, and
 * what all of them do is written once.
 */

type OperatorConstructor<P extends ParamTable, T> = new (params?: ParamValues<P>, uid?: string) => T;

/** The class of an operator that has parameters only. */
export interface OperatorClass<P extends ParamTable, T>
  extends OperatorConstructor<P, T & ParamAccessors<P>> {
  readonly className: string;
  /** Runs a job: loads one that was saved to a path. */
  load<I extends T>(this: OperatorConstructor<P, I>, spark: MlSession, path: string): Promise<I>;
}

/** The attributes of a model that the server answers with a value. */
export type AttributeTable = Readonly<Record<string, ParamType<unknown>>>;

/** What a model or a summary can be asked for. */
export interface RemoteSpec<A extends AttributeTable, F extends string> {
  /** Asked for a value, each by a method that returns a promise. */
  readonly attributes: A;
  /** Asked for rows, each by a method that returns a DataFrame. */
  readonly frames?: readonly F[];
}

/** A method for each attribute, which asks the server, and for each frame. */
export type RemoteMethods<A extends AttributeTable, F extends string> = {
  readonly [Name in keyof A]: () => Promise<A[Name] extends ParamType<infer T> ? T : never>;
} & { readonly [Name in F]: () => DataFrame };

type ModelConstructor<T> = new (
  remote: RemoteObject,
  params?: Readonly<Record<string, unknown>>,
  uid?: string,
) => T;

/** The class of a model. */
export interface ModelClass<P extends ParamTable, A extends AttributeTable, F extends string>
  extends ModelConstructor<Model & ParamAccessors<P> & RemoteMethods<A, F>> {
  readonly className: string;
  readonly paramNames: readonly string[];
  /** Runs a job: has the server load a model that was saved to a path. */
  load<I extends Model>(this: ModelConstructor<I>, spark: MlSession, path: string): Promise<I>;
}

type SummaryClass<A extends AttributeTable, F extends string> = new (
  remote: RemoteObject,
) => Summary & RemoteMethods<A, F>;

export function transformer<P extends ParamTable>(spec: OperatorSpec<P>): OperatorClass<P, Transformer> {
  class DefinedTransformer extends Transformer {
    static readonly className = spec.className;

    constructor(params?: ParamValues<P>, uid?: string) {
      super(spec, params, uid);
    }

    static load(spark: MlSession, path: string): Promise<Transformer> {
      return loadOperator("transformer", spec.className, (uid) => new this({}, uid), spark, path);
    }
  }
  defineAccessors(DefinedTransformer.prototype, spec.params);
  // The accessors exist at run time only through the table, which the compiler cannot follow.
  return DefinedTransformer as unknown as OperatorClass<P, Transformer>;
}

export function estimator<P extends ParamTable, M extends Model>(
  spec: OperatorSpec<P> & {
    readonly model: ModelConstructor<M> & { readonly paramNames: readonly string[] };
  },
): OperatorClass<P, Estimator<M>> {
  const { model: ModelOfEstimator } = spec;
  const createModel = (remote: RemoteObject, params: Readonly<Record<string, unknown>>, uid: string) =>
    new ModelOfEstimator(remote, shared(params, ModelOfEstimator.paramNames), uid);

  class DefinedEstimator extends Estimator<M> {
    static readonly className = spec.className;

    constructor(params?: ParamValues<P>, uid?: string) {
      super(spec, createModel, params, uid);
    }

    static load(spark: MlSession, path: string): Promise<Estimator<M>> {
      return loadOperator("estimator", spec.className, (uid) => new this({}, uid), spark, path);
    }
  }
  defineAccessors(DefinedEstimator.prototype, spec.params);
  return DefinedEstimator as unknown as OperatorClass<P, Estimator<M>>;
}

export function model<P extends ParamTable, A extends AttributeTable, const F extends string = never>(
  spec: OperatorSpec<P> & RemoteSpec<A, F>,
): ModelClass<P, A, F> {
  class DefinedModel extends Model {
    static readonly className = spec.className;
    static readonly paramNames = Object.keys(spec.params);

    constructor(remote: RemoteObject, params?: Readonly<Record<string, unknown>>, uid?: string) {
      super(spec, remote, params, uid);
    }

    static async load(spark: MlSession, path: string): Promise<Model> {
      const info = await readOperator("model", spec.className, spark, path);
      if (info.type.case !== "objRef") {
        throw new DecodeError(`The server loaded ${spec.className} from ${path} without naming the model.`);
      }
      const loaded = new this(RemoteObject.own(spark.executor, info.type.value.id), {}, info.uid);
      return info.params ? loaded.setFromMlParams(info.params) : loaded;
    }
  }
  defineAccessors(DefinedModel.prototype, spec.params);
  defineRemoteMethods(DefinedModel.prototype, spec);
  return DefinedModel as unknown as ModelClass<P, A, F>;
}

/** The base class of a summary; it has no parameters. */
export function summary<A extends AttributeTable, const F extends string = never>(
  spec: RemoteSpec<A, F>,
): SummaryClass<A, F> {
  class DefinedSummary extends Summary {}
  defineRemoteMethods(DefinedSummary.prototype, spec);
  return DefinedSummary as unknown as SummaryClass<A, F>;
}

export function evaluator<P extends ParamTable>(
  spec: OperatorSpec<P> & { readonly isLargerBetter: (metricName: unknown) => boolean },
): OperatorClass<P, Evaluator> {
  class DefinedEvaluator extends Evaluator {
    static readonly className = spec.className;

    constructor(params?: ParamValues<P>, uid?: string) {
      super(spec, params, uid);
    }

    static load(spark: MlSession, path: string): Promise<Evaluator> {
      return loadOperator("evaluator", spec.className, (uid) => new this({}, uid), spark, path);
    }
  }
  defineAccessors(DefinedEvaluator.prototype, spec.params);
  return DefinedEvaluator as unknown as OperatorClass<P, Evaluator>;
}

function defineRemoteMethods(
  prototype: { readonly remote: RemoteObject },
  { attributes, frames = [] }: RemoteSpec<AttributeTable, string>,
): void {
  for (const [name, type] of Object.entries(attributes)) {
    Object.defineProperty(prototype, name, {
      value(this: typeof prototype) {
        return this.remote.value(name, type);
      },
    });
  }
  for (const name of frames) {
    Object.defineProperty(prototype, name, {
      value(this: typeof prototype) {
        return this.remote.frame(name);
      },
    });
  }
}

/** A model has most of its estimator's parameters, with the same meaning, and keeps the values they were given. */
function shared(
  params: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).filter(([name]) => names.includes(name)));
}
