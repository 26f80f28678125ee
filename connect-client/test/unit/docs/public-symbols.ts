import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ESTree, parseSync } from "vite";

/** Something a user of the library can name, as the rules of documentation see it. */
export interface PublicSymbol {
  /** `col`, `functions.ascii`, `DataFrame`, `DataFrame.select`. */
  readonly name: string;
  /** `src/column/col.ts:27`. */
  readonly place: string;
  readonly kind: "class" | "callable" | "value" | "type";
  /** The text of its doc comment; empty where there is none. */
  readonly doc: string;
  /** Its source, with all overloads. */
  readonly source: string;
}

type Statement = ESTree.Program["body"][number];
type Declaration = NonNullable<ESTree.ExportNamedDeclaration["declaration"]>;

interface Module {
  readonly file: string;
  readonly text: string;
  readonly body: readonly Statement[];
  readonly comments: ReturnType<typeof parseSync>["comments"];
}

const packageRoot = fileURLToPath(new URL("../../../", import.meta.url));
const modules = new Map<string, Module>();

function moduleAt(file: string): Module {
  const known = modules.get(file);
  if (known) return known;
  const text = readFileSync(join(packageRoot, file), "utf8");
  const { program, comments } = parseSync(file, text);
  const module = { file, text, body: program.body, comments };
  modules.set(file, module);
  return module;
}

/** A declaration and the module it is in; several of one name are the overloads of a function. */
interface Declared {
  readonly module: Module;
  readonly declarations: readonly Declaration[];
}

/** The public symbols that an index exports, those of its namespaces and the members of its classes among them. */
export function publicSymbols(index: string, prefix = ""): PublicSymbol[] {
  const module = moduleAt(index);
  const exported = new Map(
    exportsOf(module).map(({ name, local, from }) => [name, declarationOf(from, local)]),
  );
  const symbols = [...exported].flatMap(([name, declared]) => symbolsOf(prefix + name, declared, exported));
  const others = module.body.flatMap((statement) => {
    if (statement.type !== "ExportAllDeclaration") return [];
    const scope = statement.exported ? `${nameOf(statement.exported)}.` : prefix;
    return publicSymbols(resolve(index, statement.source.value), scope);
  });
  return [...symbols, ...others];
}

function resolve(from: string, specifier: string): string {
  return join(dirname(from), specifier);
}

function nameOf(node: ESTree.ModuleExportName | ESTree.PropertyKey): string {
  if (node.type === "Identifier" || node.type === "PrivateIdentifier") return node.name;
  return node.type === "Literal" ? String(node.value) : "";
}

/** The names a module exports in lists, of other modules or its own. */
function exportsOf(module: Module): { name: string; local: string; from: string }[] {
  return module.body.flatMap((statement) => {
    if (statement.type !== "ExportNamedDeclaration") return [];
    const from = statement.source ? resolve(module.file, statement.source.value) : module.file;
    return statement.specifiers.map(({ exported, local }) => ({
      name: nameOf(exported),
      local: nameOf(local),
      from,
    }));
  });
}

function declarationOf(file: string, name: string): Declared {
  const module = moduleAt(file);
  const declarations = module.body.flatMap((statement) => {
    const node = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    return node && namesOf(node as Declaration).includes(name) ? [node as Declaration] : [];
  });
  if (declarations.length > 0) return { module, declarations };
  const other = sourceOf(module, name);
  if (!other) throw new Error(`${file} does not declare ${name}`);
  return declarationOf(other.file, other.name);
}

/** The module from which another has a name, and the name there. */
function sourceOf(module: Module, name: string): { file: string; name: string } | undefined {
  for (const statement of module.body) {
    if (statement.type !== "ImportDeclaration" && statement.type !== "ExportNamedDeclaration") continue;
    if (!statement.source) continue;
    const file = resolve(module.file, statement.source.value);
    for (const specifier of statement.specifiers) {
      if (specifier.type === "ImportSpecifier" && specifier.local.name === name) {
        return { file, name: nameOf(specifier.imported) };
      }
      if (specifier.type === "ExportSpecifier" && nameOf(specifier.exported) === name) {
        return { file, name: nameOf(specifier.local) };
      }
    }
  }
  return undefined;
}

function namesOf(node: Declaration): string[] {
  if (node.type === "VariableDeclaration") {
    return node.declarations.map(({ id }) => (id.type === "Identifier" ? id.name : ""));
  }
  return "id" in node && node.id?.type === "Identifier" ? [node.id.name] : [];
}

function symbolsOf(
  name: string,
  declared: Declared,
  exported: ReadonlyMap<string, Declared>,
): PublicSymbol[] {
  const { module, declarations } = declared;
  const [first] = declarations;
  if (!first) return [];
  const own = symbol(name, kindOf(first, name), module, declarations);
  if (first.type === "ClassDeclaration") return [own, ...membersOf(name, module, first, exported)];
  if (first.type === "VariableDeclaration") return [own, ...methodsOf(name, module, first)];
  return [own];
}

/** The methods of an object such as `t`. */
function methodsOf(owner: string, module: Module, node: ESTree.VariableDeclaration): PublicSymbol[] {
  const value = node.declarations[0]?.init;
  const object = value?.type === "TSAsExpression" ? value.expression : value;
  if (object?.type !== "ObjectExpression") return [];
  return object.properties.flatMap((property) =>
    property.type === "Property" && property.method
      ? [symbol(`${owner}.${nameOf(property.key)}`, "callable", module, [property])]
      : [],
  );
}

function kindOf(node: Declaration, name: string): PublicSymbol["kind"] {
  switch (node.type) {
    case "ClassDeclaration":
      return "class";
    case "FunctionDeclaration":
    case "TSDeclareFunction":
      return "callable";
    case "VariableDeclaration":
      return name.startsWith("functions.") || isFunction(node) ? "callable" : "value";
    default:
      return "type";
  }
}

function isFunction(node: ESTree.VariableDeclaration): boolean {
  return node.declarations[0]?.init?.type === "ArrowFunctionExpression";
}

/** The members of a class and of those it extends that are not exported themselves, but none that a parent documents. */
function membersOf(
  owner: string,
  module: Module,
  node: ESTree.Class,
  exported: ReadonlyMap<string, Declared>,
): PublicSymbol[] {
  const byName = new Map<string, ESTree.ClassElement[]>();
  for (const member of node.body.body) {
    const name = memberName(member);
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), member]);
  }
  const own = [...byName].map(([name, members]) => {
    const isMethod = members.some((each) => each.type === "MethodDefinition" && each.kind === "method");
    return symbol(`${owner}.${name}`, isMethod ? "callable" : "value", module, members);
  });
  const parent = node.superClass?.type === "Identifier" ? node.superClass.name : "";
  const source = sourceOf(module, parent);
  const base = exported.get(parent) ?? (source && declarationOf(source.file, source.name));
  const baseClass = base?.declarations[0];
  if (!base || baseClass?.type !== "ClassDeclaration") return own;
  const inherited = membersOf(owner, base.module, baseClass, exported);
  if (!exported.has(parent)) return [...own, ...inherited];
  // What an exported parent documents need not be said again.
  return own.filter(({ name }) => !inherited.some((member) => member.name === name));
}

/** The name of a member that users see: nothing private, protected or repeated from a documented parent. */
function memberName(member: ESTree.ClassElement): string | undefined {
  if (member.type === "StaticBlock" || member.type === "TSIndexSignature") return undefined;
  if (member.key.type === "PrivateIdentifier" || member.override || member.computed) return undefined;
  if (member.accessibility === "private" || member.accessibility === "protected") return undefined;
  if ("declare" in member && member.declare) return undefined;
  const name = nameOf(member.key);
  return name === "constructor" ? undefined : name;
}

function symbol(
  name: string,
  kind: PublicSymbol["kind"],
  module: Module,
  nodes: readonly { readonly start: number; readonly end: number }[],
): PublicSymbol {
  const start = nodes[0]?.start ?? 0;
  const line = module.text.slice(0, start).split("\n").length;
  const source = nodes.map((node) => module.text.slice(node.start, node.end)).join("\n");
  return { name, place: `${module.file}:${line}`, kind, doc: docBefore(module, start), source };
}

/** The text of the doc comment that ends right before a declaration. */
function docBefore({ text, comments }: Module, start: number): string {
  const comment = comments.findLast(({ end }) => end <= start);
  const isDoc = comment?.type === "Block" && comment.value.startsWith("*");
  if (!isDoc || !/^\s*(export\s+)?(abstract\s+)?$/.test(text.slice(comment.end, start))) return "";
  return comment.value.replaceAll(/^\s*\* ?/gm, "").trim();
}
