import { describe, expect, it } from "vitest";
import { lz4Decompress } from "../../../src/internal/lz4.ts";

const header = [0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82];
const end = [0, 0, 0, 0];

function frame(...blocks: readonly (readonly number[])[]): Uint8Array {
  const sized = blocks.flatMap((block) => [block.length & 255, block.length >> 8, 0, 0, ...block]);
  return Uint8Array.from([...header, ...sized, ...end]);
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
const codes = (characters: string) => [...Buffer.from(characters, "latin1")];

describe("lz4Decompress", () => {
  it("copies literals and repeats what came before, into itself", () => {
    // Two literals, then 7 bytes from 2 before; at the end five literals.
    expect(text(lz4Decompress(frame([0x23, ...codes("ab"), 2, 0, 0x50, ...codes("12345")])))).toBe(
      "abababab" + "a" + "12345",
    );
  });

  it("reads lengths of more than one byte", () => {
    // 15 + 255 + 30 literals, and a match of 4 + 15 + 255 + 1.
    const letters = "x".repeat(299);
    const block = [0xff, 255, 30, ...codes(`y${letters}`), 44, 1, 255, 1, 0x00];
    expect(text(lz4Decompress(frame(block)))).toBe(`y${letters}y${letters.slice(0, 274)}`);
  });

  it("lets a block repeat bytes of the block before it, and keeps stored blocks as they are", () => {
    const stored = [4, 0, 0, 0x80, ...codes("abcd")];
    const linked = [4, 0, 0, 0, 0x00, 4, 0, 0x00];
    expect(text(lz4Decompress(Uint8Array.from([...header, ...stored, ...linked, ...end])))).toBe("abcdabcd");
  });

  it("skips checksums and reads the size of the content", () => {
    const flagged = [0x04, 0x22, 0x4d, 0x18, 0x7c, 0x40, 2, 0, 0, 0, 0, 0, 0, 0, 0x00];
    const block = [3, 0, 0, 0, 0x20, ...codes("hi"), 9, 9, 9, 9];
    expect(text(lz4Decompress(Uint8Array.from([...flagged, ...block, ...end, 1, 2, 3, 4])))).toBe("hi");
  });

  it.each([
    ["has no header", Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)],
    ["ends inside a block", frame([0x20, ...codes("hi")]).subarray(0, 13)],
    ["ends inside a literal", frame([0x40, ...codes("hi")])],
    ["ends inside a length", frame([0xf0])],
    ["repeats bytes from before its start", frame([0x10, 65, 9, 0, 0x00])],
    ["needs a dictionary", Uint8Array.of(0x04, 0x22, 0x4d, 0x18, 0x61, 0x40, 0, 0, 0, 0, 0)],
  ])("says that a frame %s", (problem, bytes) => {
    expect(() => lz4Decompress(bytes)).toThrow(problem);
  });
});
