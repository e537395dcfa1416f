import { MAX_REJECTIONS, Rejections } from '../../src/aggregation/rejections';

const line = (number: number) => ({ number, text: `line ${number}`, truncated: false });

describe('Rejections', () => {
  test('keeps the first rejections of the file, whatever their order is, and counts all', () => {
    const rejections = new Rejections();
    for (let number = 2 * MAX_REJECTIONS; number > 0; number -= 1) rejections.add(line(number), 'bad');

    expect(rejections.count).toBe(2 * MAX_REJECTIONS);
    expect(rejections.first).toHaveLength(MAX_REJECTIONS);
    expect(rejections.first[0]).toEqual({ line: 1, reason: 'bad', text: '"line 1"' });
    expect(rejections.first.at(-1)).toMatchObject({ line: MAX_REJECTIONS });
  });

  test('keeps the first 240 characters of a reason', () => {
    const rejections = new Rejections();
    rejections.add(line(1), `price is not a decimal number: '${'x'.repeat(65_536)}'`);
    rejections.add(line(2), 'x'.repeat(240));

    expect(rejections.first.map(({ reason }) => reason)).toEqual([
      `price is not a decimal number: '${'x'.repeat(240 - 32)}…`,
      'x'.repeat(240),
    ]);
  });

  test('shortens rejections so that they fit into one item', () => {
    const rejections = new Rejections();
    const long = 'x'.repeat(100_000);
    for (let number = 1; number <= MAX_REJECTIONS; number += 1) rejections.add({ ...line(number), text: long }, long);

    expect(JSON.stringify(rejections.first).length).toBeLessThan(50_000);
  });
});
