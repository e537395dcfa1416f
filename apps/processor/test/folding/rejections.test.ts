import { MAX_REJECTIONS, Rejections } from '../../src/folding/rejections';

const line = (number: number) => ({ number, text: `line ${number}`, truncated: false });

describe('Rejections', () => {
  test('keeps what stands first in the file, in whatever order it is told, and counts all', () => {
    const rejections = new Rejections();
    for (let number = 2 * MAX_REJECTIONS; number > 0; number -= 1) rejections.add(line(number), 'bad');

    expect(rejections.count).toBe(2 * MAX_REJECTIONS);
    expect(rejections.first).toHaveLength(MAX_REJECTIONS);
    expect(rejections.first[0]).toEqual({ line: 1, reason: 'bad', text: '"line 1"' });
    expect(rejections.first.at(-1)).toMatchObject({ line: MAX_REJECTIONS });
  });

  test('keeps so little of each that all fit an item', () => {
    const rejections = new Rejections();
    const long = 'x'.repeat(100_000);
    for (let number = 1; number <= MAX_REJECTIONS; number += 1) rejections.add({ ...line(number), text: long }, long);

    expect(JSON.stringify(rejections.first).length).toBeLessThan(50_000);
  });
});
