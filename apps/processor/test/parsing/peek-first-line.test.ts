import { peekFirstLine } from '../../src/parsing/peek-first-line';
import { MAX_LINE_LENGTH } from '../../src/parsing/read-lines';

/** Yields chunks, and counts the chunks that were read. */
function sourceOf(chunks: readonly string[]) {
  const source = { reads: 0, isClosed: false };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      for (const chunk of chunks) {
        source.reads += 1;
        yield Buffer.from(chunk);
      }
    } finally {
      source.isClosed = true;
    }
  }
  return { source, bytes: bytes() };
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString();
}

describe('peekFirstLine', () => {
  test.each<[readonly string[], number, string]>([
    [['a\nb\n'], 1, 'a'],
    [['a,', 'b\r', '\nc', '\nd'], 1, 'a,b'],
    [['\ufeffa\nb'], 1, 'a'],
    [['\n \r\n', 'a\n'], 3, 'a'],
    [['a'], 1, 'a'],
  ])('finds the first line of %j, and yields all bytes', async (chunks, number, text) => {
    const { firstLine, bytes } = await peekFirstLine(sourceOf(chunks).bytes);

    expect(firstLine).toEqual({ number, text, truncated: false });
    expect(await textOf(bytes)).toBe(chunks.join(''));
  });

  test.each([[[]], [['']], [['\n', ' \n\r\n']]])('finds no line in %j', async (chunks) => {
    const { firstLine, bytes } = await peekFirstLine(sourceOf(chunks).bytes);

    expect(firstLine).toBeUndefined();
    expect(await textOf(bytes)).toBe(chunks.join(''));
  });

  test('reads no more than it needs', async () => {
    const { source, bytes } = sourceOf(['a', '\n', 'b\n', 'c\n']);
    await peekFirstLine(bytes);
    expect(source.reads).toBe(2);
  });

  test('returns the start of a line that is too long, without reading to its end', async () => {
    const chunk = 'x'.repeat(MAX_LINE_LENGTH);
    const { source, bytes } = sourceOf(Array.from({ length: 20 }, () => chunk));

    const peeked = await peekFirstLine(bytes);

    expect(peeked.firstLine).toEqual({ number: 1, text: chunk, truncated: true });
    expect(source.reads).toBe(4);
    expect((await textOf(peeked.bytes)).length).toBe(20 * MAX_LINE_LENGTH);
  });

  test('closes the source if the reader stops early', async () => {
    const { source, bytes } = sourceOf(['a\n', 'b\n']);
    const peeked = await peekFirstLine(bytes);

    for await (const chunk of peeked.bytes) if (chunk.length > 0) break;

    expect(source.isClosed).toBe(true);
  });
});
