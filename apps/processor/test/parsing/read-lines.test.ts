import fc from 'fast-check';
import { MAX_LINE_LENGTH, readLines, type Line } from '../../src/parsing/read-lines';

async function* chunksOf(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function linesOf(...chunks: Uint8Array[]): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of readLines(chunksOf(...chunks))) lines.push(line);
  return lines;
}

const textsOf = async (text: string) => (await linesOf(Buffer.from(text))).map((line) => [line.number, line.text]);

describe('readLines', () => {
  test.each<[string, string, [number, string][]]>([
    [
      'LF',
      'a\nb\n',
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    [
      'CRLF',
      'a\r\nb\r\n',
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    [
      'a missing last line end',
      'a\nb',
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    [
      'blank lines, which count as numbers only',
      '\na\n \r\n\nb',
      [
        [2, 'a'],
        [5, 'b'],
      ],
    ],
    [
      'a byte order mark',
      '\ufeffa\nb',
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    ['nothing', '', []],
  ])('takes %s', async (_name, text, expected) => {
    expect(await textsOf(text)).toEqual(expected);
  });

  test('gives the same lines wherever the chunks are cut', async () => {
    const bytes = Buffer.from('\ufeffä,1\r\n€,2\n\n𝄞,3');
    const whole = await linesOf(bytes);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 8 }), async (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const chunks = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
        expect(await linesOf(...chunks)).toEqual(whole);
      }),
    );
  });

  test('cuts a line that is too long, says so, and goes on with the next', async () => {
    const long = Buffer.alloc(3 * MAX_LINE_LENGTH, 'x');
    const lines = await linesOf(long, long, Buffer.from('\nb\n'));
    expect(lines).toEqual([
      { number: 1, text: 'x'.repeat(MAX_LINE_LENGTH), truncated: true },
      { number: 2, text: 'b', truncated: false },
    ]);
  });
});
