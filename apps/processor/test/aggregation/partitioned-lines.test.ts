import { PartitionedLines } from '../../src/aggregation/partitioned-lines';
import { TemporaryFile } from '../../src/aggregation/temporary-file';

let file: TemporaryFile;
beforeEach(() => {
  file = new TemporaryFile(Infinity);
});
afterEach(() => file.close());

const line = (number: number, text: string) => ({ number, text, truncated: false });

describe('PartitionedLines', () => {
  test('keeps lines of one key together, in the order in which they were added', () => {
    const lines = new PartitionedLines(file);
    const keys = Array.from({ length: 50 }, (_, index) => `key ${index}`);
    const texts = (number: number) => `${number % 50} ${'x'.repeat(number % 700)} é,"\\ ${number}`;
    for (let number = 1; number <= 5_000; number += 1) {
      lines.add(keys[number % 50] as string, line(number, texts(number)));
    }

    const partitions = lines.partitions().map((partition) => [...partition.read()]);

    expect(partitions.flat().sort((a, b) => a.number - b.number)).toEqual(
      Array.from({ length: 5_000 }, (_, index) => line(index + 1, texts(index + 1))),
    );
    for (const key of keys.keys()) {
      const having = partitions.filter((partition) => partition.some(({ text }) => text.startsWith(`${key} `)));
      expect(having).toHaveLength(1);
      const numbers = (having[0] ?? []).map(({ number }) => number);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
    expect(partitions.length).toBeGreaterThan(20);
    expect(lines.partitions().map(({ count }) => count)).toEqual(partitions.map(({ length }) => length));
  });

  test('can be read several times', () => {
    const lines = new PartitionedLines(file);
    lines.add('a', line(7, ' text with spaces '));
    const [partition] = lines.partitions();
    expect([...(partition?.read() ?? [])]).toEqual([line(7, ' text with spaces ')]);
    expect([...(partition?.read() ?? [])]).toEqual([line(7, ' text with spaces ')]);
  });
});
