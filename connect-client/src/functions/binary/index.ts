export { aesDecrypt, aesEncrypt, tryAesDecrypt } from "./aes.ts";
export {
  base64,
  decode,
  encode,
  fromBase32,
  hex,
  toBase32,
  toBinary,
  tryToBinary,
  unbase64,
  unhex,
} from "./encoding.ts";
export { crc32, hash, hmac, md5, sha, sha1, sha2, xxhash64 } from "./hash.ts";
export { parseUrl, tryParseUrl, tryUrlDecode, urlDecode, urlEncode } from "./url.ts";
