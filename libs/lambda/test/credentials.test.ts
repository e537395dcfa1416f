import { defaultProvider } from '../src/credentials';

const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' };

describe('the credentials of the function', () => {
  const { env } = process;

  afterEach(() => {
    process.env = env;
  });

  test('are those of its environment', async () => {
    process.env = { ...env, ...CREDENTIALS };
    expect(await defaultProvider()()).toMatchObject({
      accessKeyId: 'id',
      secretAccessKey: 'secret',
      sessionToken: 'token',
    });
  });

  test('are not searched for anywhere else', async () => {
    process.env = { ...env, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
    await expect(defaultProvider()()).rejects.toThrow(/environment variable/);
  });
});
