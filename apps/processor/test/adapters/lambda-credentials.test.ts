import { defaultProvider } from '../../src/adapters/lambda-credentials';

const NAMES = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'] as const;

describe('the credentials of the function', () => {
  const before = NAMES.map((name) => [name, process.env[name]] as const);

  afterEach(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  test('are those of its environment', async () => {
    for (const name of NAMES) process.env[name] = `value of ${name}`;
    expect(await defaultProvider()()).toMatchObject({
      accessKeyId: 'value of AWS_ACCESS_KEY_ID',
      secretAccessKey: 'value of AWS_SECRET_ACCESS_KEY',
      sessionToken: 'value of AWS_SESSION_TOKEN',
    });
  });

  test('are not searched for anywhere else', async () => {
    for (const name of NAMES) delete process.env[name];
    await expect(defaultProvider()()).rejects.toThrow(/environment variable/);
  });
});
