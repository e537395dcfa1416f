import { JwtSigner } from '../src/jwt.ts';

const jwt = (payload: object) => `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.signature`;

describe('JwtSigner', () => {
  let now: number;
  let count: number;
  const clock = () => now;
  const numbered = async () => `token-${++count}`;
  beforeEach(() => {
    now = Date.UTC(2024, 7, 8);
    count = 0;
  });

  test('sends the token', async () => {
    expect(await new JwtSigner({ getToken: numbered }).sign()).toEqual({ authorization: 'Bearer token-1' });
  });

  test.each([
    ['the claim of the token', () => ({ token: jwt({ exp: now / 1000 + 300, name: 'ÿ?>~' }) })],
    ['the given time', () => ({ token: 'opaque', expiresAt: now + 300_000 })],
  ])('gets another token a minute before it expires, according to %s', async (_name, issue) => {
    const getToken = jest.fn(async () => issue());
    const signer = new JwtSigner({ getToken, now: clock });
    await signer.sign();
    now += 239_999;
    await signer.sign();
    expect(getToken).toHaveBeenCalledTimes(1);
    now += 1;
    await signer.sign();
    expect(getToken).toHaveBeenCalledTimes(2);
  });

  test('can get it earlier', async () => {
    const getToken = jest.fn(async () => ({ token: 'opaque', expiresAt: now + 300_000 }));
    const signer = new JwtSigner({ getToken, refreshBefore: 299_000, now: clock });
    await signer.sign();
    now += 1000;
    await signer.sign();
    expect(getToken).toHaveBeenCalledTimes(2);
  });

  test.each(['opaque', 'a.b.c', jwt({}), jwt({ exp: 'soon' })])('keeps a token without expiry: %s', async (token) => {
    const getToken = jest.fn(async () => token);
    const signer = new JwtSigner({ getToken, now: clock });
    await signer.sign();
    now += 1e12;
    await signer.sign();
    expect(getToken).toHaveBeenCalledTimes(1);
  });

  test('gets one token for requests at the same time', async () => {
    const signer = new JwtSigner({ getToken: numbered });
    const headers = await Promise.all([signer.sign(), signer.sign(), signer.sign()]);
    expect(headers.map(({ authorization }) => authorization)).toEqual(Array(3).fill('Bearer token-1'));
  });

  test('gets another token after it was rejected', async () => {
    const signer = new JwtSigner({ getToken: numbered });
    await signer.sign();
    expect(signer.renew()).toBe(true);
    expect(await signer.sign()).toEqual({ authorization: 'Bearer token-2' });
  });

  test('does not remember a failure', async () => {
    const getToken = jest.fn(numbered).mockRejectedValueOnce(new Error('no network'));
    const signer = new JwtSigner({ getToken });
    await expect(signer.sign()).rejects.toThrow('no network');
    expect(await signer.sign()).toEqual({ authorization: 'Bearer token-1' });
  });

  test('keeps a token that replaced a failed one', async () => {
    let fail: (error: Error) => void = () => undefined;
    const getToken = jest.fn(numbered).mockReturnValueOnce(new Promise((_resolve, reject) => (fail = reject)));
    const signer = new JwtSigner({ getToken });
    const first = signer.sign();
    signer.renew();
    await signer.sign();
    fail(new Error('too late'));
    await expect(first).rejects.toThrow('too late');
    await signer.sign();
    expect(getToken).toHaveBeenCalledTimes(2);
  });
});
