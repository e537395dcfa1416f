import { peek, resume } from '../../../src/parsing/containers/peek';

/** Yields chunks. `isClosed` is set when the reader stops. */
function sourceOf(...chunks: string[]) {
  const source = { isClosed: false };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      for (const chunk of chunks) yield Buffer.from(chunk);
    } finally {
      source.isClosed = true;
    }
  }
  return { source, bytes: bytes() };
}

async function textsOf(chunks: AsyncIterable<Uint8Array>): Promise<string[]> {
  const texts: string[] = [];
  for await (const chunk of chunks) texts.push(String(chunk));
  return texts;
}

describe('peek', () => {
  test.each([
    [0, '', ['ab', 'cd', 'e']],
    [1, 'ab', ['cd', 'e']],
    [3, 'abcd', ['e']],
    [5, 'abcde', []],
    [9, 'abcde', []],
  ])('reads at least %d bytes', async (length, head, rest) => {
    const peeked = await peek(sourceOf('ab', 'cd', 'e').bytes, length);

    expect(String(peeked.head)).toBe(head);
    expect(await textsOf(resume([], peeked.rest))).toEqual(rest);
  });
});

describe('resume', () => {
  test('yields what was read, and then the rest', async () => {
    const { source, bytes } = sourceOf('c', 'd');

    expect(await textsOf(resume([Buffer.from('a'), Buffer.from('b')], bytes))).toEqual(['a', 'b', 'c', 'd']);
    expect(source.isClosed).toBe(true);
  });

  test.each([0, 1, 2, 3])('closes the source if the reader stops after %d chunks', async (chunks) => {
    const { source, bytes } = sourceOf('c', 'd');
    await bytes.next();
    const all = resume([Buffer.from('a'), Buffer.from('b')], bytes);
    for (let read = 0; read < chunks; read += 1) await all.next();

    await all.return?.();

    expect(source.isClosed).toBe(true);
    expect(await all.next()).toEqual({ done: true, value: undefined });
  });

  test('passes an error of the source on', async () => {
    const lost = new Error('connection lost');
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('b');
      throw lost;
    }
    const all = resume([Buffer.from('a')], bytes());

    await all.next();
    await all.next();
    await expect(all.next()).rejects.toBe(lost);
  });
});
