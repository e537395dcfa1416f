import * as replaced from '@smithy/core/checksum';
import { Crc32Js, Md5Js, Sha1Js, Sha256Js } from '../src/javascript-hashes';

describe('what replaces hashes in JavaScript', () => {
  test.each([Crc32Js, Md5Js, Sha1Js, Sha256Js])('fails if a function needs it', (Hash) => {
    expect(() => new Hash()).toThrow('has no hashes beside those of Node.js');
  });

  test('is not what the SDK uses in Node.js', () => {
    const { Crc32, Crc32Js: Crc32Fallback, Md5, Md5Js: Md5Fallback, Sha256, Sha256Js: Sha256Fallback } = replaced;
    expect(Crc32).not.toBe(Crc32Fallback);
    expect(Md5).not.toBe(Md5Fallback);
    expect(Sha256).not.toBe(Sha256Fallback);
  });
});
