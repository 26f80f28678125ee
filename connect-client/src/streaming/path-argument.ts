import { type PathArguments, pathsAndOptions } from "../dataframe/source-arguments.ts";
import { wrongArgument } from "../plan/arguments.ts";

/** A path, then perhaps options; PySpark's keyword arguments. */
export type PathArgument<O> =
  | readonly [path?: string | undefined, options?: O | undefined]
  | readonly [options: O];

/**
 * Tells a path from the options after it.
 *
 * @throws {@link ArgumentError} if it is no text, or more than one
 */
export function pathAndOptions<O extends object>(
  args: PathArgument<O>,
): { readonly path: string | undefined; readonly options: Partial<O> } {
  const { paths, options } = pathsAndOptions<O>(args as PathArguments<O>);
  if (paths.length > 1) throw wrongArgument("path", "one folder, as a stream has no more", paths);
  return { path: paths[0], options };
}
