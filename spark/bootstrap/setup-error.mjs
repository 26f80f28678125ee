/** Something this machine lacks; the message is the one sentence the user reads. */
export class SetupError extends Error {
  /** @override */
  name = "SetupError";
}
