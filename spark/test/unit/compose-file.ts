import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { fromRepositoryRoot } from "../../config/index.ts";

/** One service of docker-compose.yaml, as far as the tests look at it. */
export interface ComposeService {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly profiles?: readonly string[];
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly env_file?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly (string | ComposeMount)[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly network_mode?: string;
}

export interface ComposeMount {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly read_only?: boolean;
  readonly bind?: { readonly create_host_path?: boolean };
}

export interface ComposeFile {
  readonly name: string;
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

export const composePath = fromRepositoryRoot("docker-compose.yaml");
export const composeText = readFileSync(composePath, "utf8");
export const compose: ComposeFile = parse(composeText, { merge: true });
export const services = Object.entries(compose.services);

/** A place in the file where compose puts in a variable: its name, and what stands in for it, if anything. */
export interface Variable {
  readonly name: string;
  readonly fallback: string | null;
}

/** All variables the file names, each as often as it does. */
export function variablesIn(text: string): Variable[] {
  const withoutComments = text.replace(/^\s*#.*$/gm, "");
  return [...withoutComments.matchAll(/(?<!\$)\$\{([A-Z0-9_]+)(?::-([^}]*)|:\?[^}]*)?\}/g)].map((match) => ({
    name: match[1] ?? "",
    fallback: match[2] ?? null,
  }));
}

/** A text with every variable replaced by its value, or else by what stands in for it. */
export function withValues(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$\{([A-Z0-9_]+):-([^}]*)\}/g,
    (_, name: string, fallback: string) => values.get(name) ?? fallback,
  );
}

/** A text with every variable replaced by what stands in for it. */
export function withFallbacks(text: string): string {
  return withValues(text, new Map());
}
