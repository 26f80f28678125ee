import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { expect } from "vitest";

/** A store under test, and a bucket of it that holds nothing. */
export interface Store {
  readonly client: S3Client;
  readonly bucket: string;
  /** A client with the right name and a wrong key. */
  readonly stranger: S3Client;
}

/** One thing an S3 store must do; it rejects when the store does not. */
export interface StorageCheck {
  readonly name: string;
  /**
   * What of the platform stands on it: `needed` by Spark, Iceberg or our own code, or only `expected` of a store that calls
   * itself S3.
   */
  readonly weight: "needed" | "expected";
  run(store: Store): Promise<void>;
}

const mebibyte = 1024 * 1024;

function check(weight: StorageCheck["weight"], name: string, run: StorageCheck["run"]): StorageCheck {
  return { name, weight, run };
}

async function put({ client, bucket }: Store, Key: string, Body: string | Uint8Array, more: object = {}) {
  return client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ...more }));
}

async function get({ client, bucket }: Store, Key: string, more: object = {}): Promise<Uint8Array> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key, ...more }));
  if (Body === undefined) throw new Error(`${Key} has no body`);
  return Body.transformToByteArray();
}

async function text(store: Store, key: string, more: object = {}): Promise<string> {
  return Buffer.from(await get(store, key, more)).toString("utf8");
}

async function keys({ client, bucket }: Store, more: object = {}): Promise<string[]> {
  const found: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken, ...more }));
    found.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  return found;
}

/** The HTTP status with which a store refuses. */
async function refusal(work: Promise<unknown>): Promise<number | undefined> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof S3ServiceException) return error.$metadata.httpStatusCode;
  throw error ?? new Error("the store did not refuse");
}

/** Bytes that differ at every place a part or a range may be cut. */
function pattern(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 0xff);
}

async function startUpload({ client, bucket }: Store, Key: string): Promise<string> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket: bucket, Key }));
  if (UploadId === undefined) throw new Error("no upload id");
  return UploadId;
}

async function uploadParts(
  { client, bucket }: Store,
  Key: string,
  UploadId: string,
  parts: readonly Uint8Array[],
) {
  const sent = [];
  for (const [index, Body] of parts.entries()) {
    const PartNumber = index + 1;
    const { ETag } = await client.send(
      new UploadPartCommand({ Bucket: bucket, Key, UploadId, PartNumber, Body }),
    );
    sent.push({ ETag, PartNumber });
  }
  return sent;
}

/** What an S3 store must do for this platform, and some of what anybody expects of one. */
export const storageChecks: readonly StorageCheck[] = [
  check("needed", "gives back what was put, with its length, type and metadata", async (store) => {
    await put(store, "a.txt", "grüße", { ContentType: "text/plain", Metadata: { origin: "test", n: "1" } });
    expect(await text(store, "a.txt")).toBe("grüße");
    const head = await store.client.send(new HeadObjectCommand({ Bucket: store.bucket, Key: "a.txt" }));
    expect(head).toMatchObject({
      ContentLength: 7,
      ContentType: "text/plain",
      Metadata: { origin: "test", n: "1" },
    });
  }),
  check("needed", "keeps an empty object", async (store) => {
    await put(store, "empty", "");
    expect(await get(store, "empty")).toHaveLength(0);
  }),
  check("needed", "replaces an object as a whole", async (store) => {
    await put(store, "a", "a long first text");
    await put(store, "a", "short");
    expect(await text(store, "a")).toBe("short");
  }),
  check("needed", "shows a reader the old or the new object, never a part", async (store) => {
    const versions = [new Uint8Array(2 * mebibyte).fill(1), new Uint8Array(mebibyte).fill(2)];
    await put(store, "a", new Uint8Array(2 * mebibyte).fill(1));
    let writing = true;
    const writer = (async () => {
      for (let round = 0; round < 8; round++) for (const version of versions) await put(store, "a", version);
      writing = false;
    })();
    const seen: string[] = [];
    while (writing) {
      const bytes = await get(store, "a");
      seen.push(`${bytes.length} bytes of ${[...new Set(bytes)]}`);
    }
    await writer;
    const whole = [`${2 * mebibyte} bytes of 1`, `${mebibyte} bytes of 2`];
    expect(seen.filter((one) => !whole.includes(one))).toEqual([]);
  }),
  check("needed", "answers 404 for what is not there", async (store) => {
    expect(await refusal(get(store, "none"))).toBe(404);
    const head = new HeadObjectCommand({ Bucket: store.bucket, Key: "none" });
    expect(await refusal(store.client.send(head))).toBe(404);
  }),
  check("needed", "reads ranges from the front, the middle and the end", async (store) => {
    await put(store, "a", "0123456789");
    expect(await text(store, "a", { Range: "bytes=0-3" })).toBe("0123");
    expect(await text(store, "a", { Range: "bytes=4-5" })).toBe("45");
    expect(await text(store, "a", { Range: "bytes=7-" })).toBe("789");
    expect(await text(store, "a", { Range: "bytes=-2" })).toBe("89");
    expect(await refusal(get(store, "a", { Range: "bytes=10-" }))).toBe(416);
  }),
  check("needed", "lists 1,205 keys in pages, in the order of their bytes", async (store) => {
    const all = Array.from({ length: 1205 }, (_, index) => `page/${String(index).padStart(5, "0")}`);
    for (let from = 0; from < all.length; from += 50) {
      await Promise.all(all.slice(from, from + 50).map((key) => put(store, key, "x")));
    }
    expect(await keys(store, { Prefix: "page/" })).toEqual(all);
    expect(await keys(store, { Prefix: "page/", StartAfter: "page/01200" })).toEqual(all.slice(1201));
    expect(await keys(store, { Prefix: "page/0000", MaxKeys: 3 })).toEqual(all.slice(0, 10));
  }),
  check("needed", "lists folders by delimiter", async (store) => {
    for (const key of ["t/dt=1/a", "t/dt=1/b", "t/dt=2/a", "t/x", "u/y"]) await put(store, key, "x");
    const page = await store.client.send(
      new ListObjectsV2Command({ Bucket: store.bucket, Prefix: "t/", Delimiter: "/" }),
    );
    expect(page.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(["t/dt=1/", "t/dt=2/"]);
    expect(page.Contents?.map(({ Key }) => Key)).toEqual(["t/x"]);
  }),
  check("needed", "lists at once what was just put, and no longer what was just deleted", async (store) => {
    for (let round = 0; round < 20; round++) {
      await put(store, `now/${round}`, "x");
      expect(await keys(store, { Prefix: "now/" })).toEqual([`now/${round}`]);
      await store.client.send(new DeleteObjectCommand({ Bucket: store.bucket, Key: `now/${round}` }));
      expect(await keys(store, { Prefix: "now/" })).toEqual([]);
    }
  }),
  check("needed", "takes keys of any script, with spaces and signs", async (store) => {
    const odd = ["grüße/straße.txt", "a b/c+d=e&f", "日本/電力", "emoji/⚡", "per%cent/%2F", "q'uote\"s/(x)"];
    for (const key of odd) await put(store, key, key);
    for (const key of odd) expect(await text(store, key)).toBe(key);
    expect(new Set(await keys(store))).toEqual(new Set(odd));
  }),
  check("needed", "keeps folder markers, which S3A writes", async (store) => {
    await put(store, "folder/", "");
    await put(store, "folder/a", "x");
    expect(await keys(store, { Prefix: "folder/" })).toEqual(["folder/", "folder/a"]);
  }),
  check("needed", "deletes one, many at once, and what is not there", async (store) => {
    const many = Array.from({ length: 200 }, (_, index) => `many/${index}`);
    await Promise.all(many.map((key) => put(store, key, "x")));
    const Objects = [...many, "many/none"].map((Key) => ({ Key }));
    const { Errors = [] } = await store.client.send(
      new DeleteObjectsCommand({ Bucket: store.bucket, Delete: { Objects, Quiet: true } }),
    );
    expect(Errors).toEqual([]);
    expect(await keys(store, { Prefix: "many/" })).toEqual([]);
    await store.client.send(new DeleteObjectCommand({ Bucket: store.bucket, Key: "none" }));
  }),
  check("needed", "copies an object with its metadata, which is how S3A renames", async (store) => {
    await put(store, "from/a b", "text", { Metadata: { origin: "test" } });
    const CopySource = `${store.bucket}/from/${encodeURIComponent("a b")}`;
    await store.client.send(new CopyObjectCommand({ Bucket: store.bucket, Key: "to/c", CopySource }));
    expect(await text(store, "to/c")).toBe("text");
    const head = await store.client.send(new HeadObjectCommand({ Bucket: store.bucket, Key: "to/c" }));
    expect(head.Metadata).toEqual({ origin: "test" });
  }),
  check("needed", "puts parts together in order", async (store) => {
    const parts = [pattern(5 * mebibyte), pattern(5 * mebibyte + 7), pattern(11)];
    const UploadId = await startUpload(store, "big");
    const Parts = await uploadParts(store, "big", UploadId, parts);
    expect(await refusal(get(store, "big"))).toBe(404);
    const complete = { Bucket: store.bucket, Key: "big", UploadId, MultipartUpload: { Parts } };
    await store.client.send(new CompleteMultipartUploadCommand(complete));
    const whole = Buffer.concat(parts);
    expect(Buffer.compare(await get(store, "big"), whole)).toBe(0);
    const cut = { Range: `bytes=${5 * mebibyte - 2}-${5 * mebibyte + 1}` };
    expect(Buffer.from(await get(store, "big", cut))).toEqual(
      whole.subarray(5 * mebibyte - 2, 5 * mebibyte + 2),
    );
  }),
  check("needed", "leaves nothing of an upload that was given up", async (store) => {
    const UploadId = await startUpload(store, "given-up");
    await uploadParts(store, "given-up", UploadId, [pattern(5 * mebibyte)]);
    const open = await store.client.send(new ListMultipartUploadsCommand({ Bucket: store.bucket }));
    expect(open.Uploads?.map(({ Key }) => Key)).toEqual(["given-up"]);
    await store.client.send(
      new AbortMultipartUploadCommand({ Bucket: store.bucket, Key: "given-up", UploadId }),
    );
    expect(await refusal(get(store, "given-up"))).toBe(404);
    const left = await store.client.send(new ListMultipartUploadsCommand({ Bucket: store.bucket }));
    expect(left.Uploads ?? []).toEqual([]);
  }),
  check(
    "needed",
    "lets one of twenty racing writers create an object, and refuses the others",
    async (store) => {
      const writers = Array.from({ length: 20 }, (_, index) => `writer ${index}`);
      const outcomes = await Promise.allSettled(
        writers.map((body) => put(store, "created-once", body, { IfNoneMatch: "*" })),
      );
      const winners = writers.filter((_, index) => outcomes[index]?.status === "fulfilled");
      expect(winners).toHaveLength(1);
      expect(await text(store, "created-once")).toBe(winners[0]);
      const statuses = outcomes.flatMap((outcome) =>
        outcome.status === "rejected" ? [outcome.reason.$metadata?.httpStatusCode] : [],
      );
      expect(statuses.filter((status) => status !== 409 && status !== 412)).toEqual([]);
    },
  ),
  check("needed", "refuses to create over what is there", async (store) => {
    await put(store, "there", "first");
    expect(await refusal(put(store, "there", "second", { IfNoneMatch: "*" }))).toBe(412);
    expect(await text(store, "there")).toBe("first");
  }),
  check("needed", "refuses a wrong key", async ({ stranger, bucket }) => {
    const answer = stranger.send(new PutObjectCommand({ Bucket: bucket, Key: "stolen", Body: "x" }));
    expect(await refusal(answer)).toBe(403);
  }),
  check("needed", "holds 24 MiB in one piece", async (store) => {
    const body = pattern(24 * mebibyte);
    await put(store, "large", body);
    expect(Buffer.compare(await get(store, "large"), body)).toBe(0);
  }),
  check("expected", "replaces only what the writer has seen", async (store) => {
    const { ETag } = await put(store, "seen", "first");
    await put(store, "seen", "second", { IfMatch: ETag });
    expect(await refusal(put(store, "seen", "third", { IfMatch: ETag }))).toBe(412);
    expect(await text(store, "seen")).toBe("second");
  }),
  check("expected", "reads only what has changed", async (store) => {
    const { ETag } = await put(store, "changed", "text");
    expect(await refusal(get(store, "changed", { IfNoneMatch: ETag }))).toBe(304);
  }),
  check("expected", "refuses a body that does not have the checksum it came with", async (store) => {
    expect(await refusal(put(store, "damaged", "text", { ContentMD5: "1B2M2Y8AsgTpgAmY7PhCfg==" }))).toBe(
      400,
    );
  }),
  check("expected", "keeps an object beside others that take its name for a folder", async (store) => {
    const both = ["name", "name/below"];
    try {
      for (const key of both) await put(store, key, key);
      for (const key of both) expect(await text(store, key)).toBe(key);
      expect(await keys(store)).toEqual(both);
    } finally {
      // By name, because a store may keep what it does not list.
      for (const Key of both) await store.client.send(new DeleteObjectCommand({ Bucket: store.bucket, Key }));
    }
  }),
  check("expected", "refuses to delete a bucket that is not empty", async (store) => {
    await put(store, "a", "x");
    expect(await refusal(store.client.send(new DeleteBucketCommand({ Bucket: store.bucket })))).toBe(409);
  }),
  check("expected", "says that a bucket is one's own already", async (store) => {
    const again = await refusal(store.client.send(new CreateBucketCommand({ Bucket: store.bucket })));
    expect(again).toBe(409);
  }),
];

/** Deletes everything in a bucket, then the bucket. */
export async function removeBucket({ client, bucket }: Pick<Store, "client" | "bucket">): Promise<void> {
  // From the end, so that what is in a folder goes before the folder's marker.
  const left = (await keys({ client, bucket, stranger: client })).reverse();
  for (let from = 0; from < left.length; from += 500) {
    const Objects = left.slice(from, from + 500).map((Key) => ({ Key }));
    await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }));
  }
  await client.send(new DeleteBucketCommand({ Bucket: bucket }));
}
