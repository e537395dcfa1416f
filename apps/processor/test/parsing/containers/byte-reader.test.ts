import { ByteReader } from '../../../src/parsing/containers/byte-reader';

function readerOf(...texts: string[]) {
  const source = { isClosed: false };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for (const text of texts) yield Buffer.from(text);
    } finally {
      source.isClosed = true;
    }
  }
  return { reader: new ByteReader(chunks()), source };
}

describe('ByteReader', () => {
  test('takes bytes across chunks', async () => {
    const { reader } = readerOf('ab', '', 'c', 'defg');
    expect((await reader.take(1)).toString()).toBe('a');
    expect((await reader.take(4)).toString()).toBe('bcde');
    await reader.skip(1);
    expect(reader.position).toBe(6);
    expect((await reader.take(0)).toString()).toBe('');
    expect((await reader.take(1)).toString()).toBe('g');
  });

  test('shows bytes without reading them', async () => {
    const { reader } = readerOf('abc', 'd');
    expect(String(await reader.peek())).toBe('abc');
    reader.advance(2);
    expect(String(await reader.peek())).toBe('c');
    expect((await reader.take(2)).toString()).toBe('cd');
    expect(await reader.peek()).toBeUndefined();
  });

  test('throws if there are fewer bytes', async () => {
    await expect(readerOf('ab', 'c').reader.take(4)).rejects.toThrow('unexpected end of file');
    await expect(readerOf('ab', 'c').reader.skip(4)).rejects.toThrow('unexpected end of file');
  });

  test('closes its source', async () => {
    const { reader, source } = readerOf('ab', 'c');
    await reader.take(1);
    await reader.close();
    expect(source.isClosed).toBe(true);
  });
});
