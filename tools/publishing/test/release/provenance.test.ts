import { canProveProvenance } from '../../src/release/provenance';

const NPM = 'https://registry.npmjs.org/';

describe('canProveProvenance', () => {
  test.each([
    [NPM, { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.com' }, true],
    [NPM, { SIGSTORE_ID_TOKEN: 'token' }, true],
    [NPM, {}, false],
    [NPM, { SIGSTORE_ID_TOKEN: '' }, false],
    ['http://127.0.0.1:4873/', { SIGSTORE_ID_TOKEN: 'token' }, false],
    ['https://registry.npmjs.org.example.com/', { SIGSTORE_ID_TOKEN: 'token' }, false],
  ])('publishing to %s with %j: %s', (registry, environment, expected) => {
    expect(canProveProvenance(registry, environment)).toBe(expected);
  });
});
