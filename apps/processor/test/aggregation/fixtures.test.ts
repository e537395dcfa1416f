import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aggregate } from './aggregate';
import { LINE_AGGREGATORS, type MakeLineAggregator } from './line-aggregators';

const FIXTURES = join(__dirname, '../fixtures');

const paths = readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(FIXTURES.length + 1));

/** The result of aggregating a fixture, or the reason why it is refused. */
async function resultOf(path: string, makeLineAggregator: MakeLineAggregator): Promise<unknown> {
  const content = readFileSync(join(FIXTURES, path));
  return aggregate(content, { key: path, makeLineAggregator }).then(({ aggregated }) => aggregated, String);
}

test.each(paths)('both paths read the same trades from %s', async (path) => {
  const [reference, kernel] = await Promise.all(LINE_AGGREGATORS.map(([, make]) => resultOf(path, make)));
  expect(kernel).toEqual(reference);
});
