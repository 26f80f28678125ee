// Before the types are checked: generates the protocol code anew if what it is made from has changed, as after a
// pull. Without the jars, which `npm start` and `npm test` fetch, there is nothing to generate it from.
import { hasJars } from "./jars.mjs";
import { ensureProtocol } from "./protocol.mjs";

if (hasJars()) await ensureProtocol(console.log);
