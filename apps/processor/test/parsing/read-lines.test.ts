import fc from 'fast-check';
import { LineReader, MAX_LINE_LENGTH, type Line } from '../../src/parsing/read-lines';

function linesOf(...chunks: Uint8Array[]): Line[] {
  const reader = new LineReader();
  return [...chunks.flatMap((chunk) => reader.push(chunk)), ...reader.end()];
}

const textsOf = (text: string) => linesOf(Buffer.from(text)).map((line) => [line.number, line.text]);

describe('LineReader', () => {
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
      'blank lines, which only count for line numbers',
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
  ])('reads %s', (_name, text, expected) => {
    expect(textsOf(text)).toEqual(expected);
  });

  test('returns the same lines for all sizes of chunks', () => {
    const bytes = Buffer.from('\ufeffä,1\r\n€,2\n\n𝄞,3');
    const whole = linesOf(bytes);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 8 }), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const chunks = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
        expect(linesOf(...chunks)).toEqual(whole);
      }),
    );
  });

  test('truncates a line that is too long, and continues with the next one', () => {
    const long = Buffer.alloc(3 * MAX_LINE_LENGTH, 'x');
    const lines = linesOf(long, long, Buffer.from('\nb\n'));
    expect(lines).toEqual([
      { number: 1, text: 'x'.repeat(MAX_LINE_LENGTH), truncated: true },
      { number: 2, text: 'b', truncated: false },
    ]);
  });
});
