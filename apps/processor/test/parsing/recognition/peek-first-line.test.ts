import fc from 'fast-check';
import { peekFirstLine } from '../../../src/parsing/recognition/peek-first-line';
import { LineReader, MAX_LINE_LENGTH, type Line } from '../../../src/parsing/read-lines';

/** Yields chunks, and counts the chunks that were read. */
function sourceOf(chunks: readonly (string | Uint8Array)[]) {
  const source = { reads: 0, isClosed: false };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      for (const chunk of chunks) {
        source.reads += 1;
        yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
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

function linesOf(text: string): Line[] {
  const reader = new LineReader();
  return [...reader.push(Buffer.from(text)), ...reader.end()];
}

describe('peekFirstLine', () => {
  test.each<[readonly string[], number, string]>([
    [['a\nb\n'], 1, 'a'],
    [['a,', 'b\r', '\nc', '\nd'], 1, 'a,b'],
    [['\ufeffa\nb'], 1, 'a'],
    [['\n \r\n a\n'], 3, ' a'],
    [['a'], 1, 'a'],
  ])('finds the first line of %j, and yields all bytes', async (chunks, number, text) => {
    const { firstLine, bytes } = await peekFirstLine(sourceOf(chunks).bytes);

    expect(firstLine).toEqual({ number, text, truncated: false });
    expect(await textOf(bytes)).toBe(chunks.join(''));
  });

  test.each([
    [[], ''],
    [[''], ''],
    [['\n', ' \n\r\n '], '\n\n\n '],
  ])('finds no line in %j, and says how many bytes there are', async (chunks, text) => {
    const { firstLine, readBytes, bytes } = await peekFirstLine(sourceOf(chunks).bytes);

    expect(firstLine).toBeUndefined();
    expect(readBytes).toBe(chunks.join('').length);
    expect(await textOf(bytes)).toBe(text);
  });

  test.each([
    [['\n \r\n', 'a\n'], '\n\na\n'],
    [['\ufeff \n', '\n', ' ', 'a', '\nb'], '\n\n a\nb'],
    [['\n\n', '\n\n a\n \n'], '\n\n\n\n a\n \n'],
  ])('empties the blank lines in the chunks of %j before that of the first line', async (chunks, text) => {
    expect(await textOf((await peekFirstLine(sourceOf(chunks).bytes)).bytes)).toBe(text);
  });

  test('does not keep blank lines in memory', async () => {
    const blank = ' '.repeat(1000) + '\n';
    const { source, bytes } = sourceOf([...Array.from({ length: 70_000 }, () => blank), 'a\n']);

    const peeked = await peekFirstLine(bytes);

    expect(peeked.firstLine).toEqual({ number: 70_001, text: 'a', truncated: false });
    expect(source.reads).toBe(70_001);
    expect(await textOf(peeked.bytes)).toBe('\n'.repeat(70_000) + 'a\n');
  });

  test('has the same result wherever the bytes are cut', async () => {
    const long = fc
      .tuple(fc.constantFrom('x', ' ', 'é', '€', '😀'), fc.integer({ min: -2, max: 300_000 }))
      .map(([character, more]) => character.repeat(MAX_LINE_LENGTH + more));
    const part = fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom('\n', '\r\n', '\r', ' ', '\ufeff', '\u00a0', 'a', ',', '€') },
      { weight: 1, arbitrary: long },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 20 }).map((parts) => Buffer.from(parts.join(''))),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
        async (whole, places) => {
          const cuts = [0, ...places.map((place) => Math.floor(place * whole.length)).sort((a, b) => a - b)];
          const chunks = cuts.map((cut, index) => whole.subarray(cut, cuts[index + 1]));

          const expected = await peekFirstLine(sourceOf([whole]).bytes);
          const actual = await peekFirstLine(sourceOf(chunks).bytes);

          expect(actual.firstLine).toEqual(expected.firstLine);
          expect(actual.isOnlyLine).toBe(expected.isOnlyLine);
          if (!expected.firstLine) expect(actual.readBytes).toBe(expected.readBytes);
          expect(linesOf(await textOf(actual.bytes))).toEqual(linesOf(whole.toString()));
        },
      ),
    );
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

  test('treats a line that is too long in the same way whether or not its line end was read', async () => {
    const content = `${'x'.repeat(MAX_LINE_LENGTH + 1)}\nb\n`;
    for (const chunks of [[content], [content.slice(0, 10), content.slice(10)]]) {
      expect(await peekFirstLine(sourceOf(chunks).bytes)).toMatchObject({
        firstLine: { truncated: true },
        isOnlyLine: true,
      });
    }
  });

  test('closes the source if the reader stops early', async () => {
    const { source, bytes } = sourceOf(['a\n', 'b\n']);
    const peeked = await peekFirstLine(bytes);

    for await (const chunk of peeked.bytes) if (chunk.length > 0) break;

    expect(source.isClosed).toBe(true);
  });
});
