/**
 * Replaces the 8 kB of hashes in JavaScript in the bundle, which the SDK has for a Node.js that was built without them.
 *
 * @throws Error always
 */
class JavaScriptHash {
  public constructor() {
    throw new Error('The bundle of this function has no hashes beside those of Node.js.');
  }
}

export { JavaScriptHash as Crc32Js, JavaScriptHash as Md5Js, JavaScriptHash as Sha1Js, JavaScriptHash as Sha256Js };
