import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { type News, protocolNews } from "./protocol-news.ts";
import { isAtLeast } from "./server-version.ts";

/** A field that one has to look at: it may be news itself, or hold messages in which there is some. */
export interface FieldToSee {
  readonly name: string;
  readonly news: News | undefined;
  readonly inside: DescMessage | undefined;
}

/** What of the messages of one type one has to look at: nothing in most of their fields. */
export interface MessageToSee {
  readonly fields: readonly FieldToSee[];
  /** The oneofs by name, each with those of its fields that matter when they are chosen. */
  readonly oneofs: readonly { readonly name: string; readonly choices: ReadonlyMap<string, FieldToSee> }[];
}

const newsByType = new Map(
  Object.entries(protocolNews).map(([name, news]) => [`spark.connect.${name}`, news]),
);
const views = new Map<string, ProtocolView>();

/** What is new to servers of one version, decided once for each type of message. */
export class ProtocolView {
  readonly #version: string;
  readonly #types = new Map<DescMessage, MessageToSee>();

  private constructor(version: string) {
    this.#version = version;
  }

  static of(version: string): ProtocolView {
    const view = views.get(version) ?? new ProtocolView(version);
    views.set(version, view);
    return view;
  }

  messagesOf(desc: DescMessage): MessageToSee {
    const found = this.#types.get(desc) ?? {
      fields: this.#relevant(desc.fields.filter(({ oneof }) => oneof === undefined)),
      oneofs: desc.oneofs.map(({ localName, fields }) => ({
        name: localName,
        choices: new Map(this.#relevant(fields).map((field) => [field.name, field])),
      })),
    };
    this.#types.set(desc, found);
    return found;
  }

  #relevant(fields: readonly DescField[]): FieldToSee[] {
    return fields
      .map((field) => {
        const { message } = field;
        const inside = message !== undefined && this.#mayHoldNews(message) ? message : undefined;
        return { name: field.localName, news: this.#newsOf(field), inside };
      })
      .filter(({ news, inside }) => news !== undefined || inside !== undefined);
  }

  #mayHoldNews({ fields }: DescMessage): boolean {
    return fields.some((field) => field.message !== undefined || this.#newsOf(field) !== undefined);
  }

  #newsOf({ parent, localName }: DescField): News | undefined {
    const news = newsByType.get(parent.typeName)?.[localName];
    return news !== undefined && isAtLeast(this.#version, news.since) ? undefined : news;
  }
}
