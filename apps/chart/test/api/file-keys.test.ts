import { FileKeys } from '../../src/api/file-keys';

const { signal } = new AbortController();

test('the id stands for the key until the API has answered, which is asked once', async () => {
  const file = jest.fn().mockResolvedValue({ processed: { key: 'trades/a.csv' } });
  const found = await new Promise<string>((resolve) => {
    const keys: FileKeys = new FileKeys({ file }, signal, () => resolve(keys.get('1')));
    expect([keys.get('1'), keys.get('1')]).toEqual(['1', '1']);
  });

  expect(found).toBe('trades/a.csv');
  expect(file).toHaveBeenCalledTimes(1);
});

test('the id remains if the API does not know the file', async () => {
  const keys = new FileKeys({ file: jest.fn().mockRejectedValue(new Error('404')) }, signal, () => undefined);
  keys.get('1');
  await Promise.resolve();
  expect(keys.get('1')).toBe('1');
});
