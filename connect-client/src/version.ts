/** The version of this package, told to the server with every call. Equals package.json, which a test holds. */
export const clientVersion = "0.1.0";
