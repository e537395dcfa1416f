import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { amountOf, priceOf, totalOf, unitOf } from '@trading/prices';
import { OverBudgetError } from '../../src/cost/budget';
import { capacityBreakEven } from '../../src/cost/break-even';
import { costOfEnvironment, type EnvironmentCost } from '../../src/cost/environment-cost';
import { mergeCharges, money } from '../../src/cost/render-cost';
import { ENVIRONMENT_NAMES, ENVIRONMENTS } from '../../src/environments';
import { sizeEnvironment } from '../../src/load/environment-size';
import { format } from '../../src/load/sized-value';
import { assemblyOf } from '../synthesise';

/** The document, with single spaces in its tables and without line breaks in its text. */
const DOCUMENT = readFileSync(join(__dirname, '../../../../docs/operations/cost.md'), 'utf8').replaceAll(/ +/g, ' ');
const TEXT = DOCUMENT.replaceAll('\n', ' ');

const COSTS = ENVIRONMENT_NAMES.map((name) => {
  const settings = ENVIRONMENTS[name];
  return { name, settings, cost: costOfEnvironment(name, settings, assemblyOf(name)) };
});

/** The rows of the table with a heading, without the heading and the line below it. */
function rowsOf(heading: string): string[] {
  const [, rest = ''] = DOCUMENT.split(`| ${heading} |`);
  return rest
    .split('\n\n', 1)
    .flatMap((table) => table.split('\n'))
    .slice(2)
    .filter((line) => line.startsWith('|'));
}

const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;

test('docs/operations/cost.md has the sums of each environment', () => {
  expect(rowsOf('environment | fixed | by the declared load | sum | `monthlyBudget`')).toEqual(
    COSTS.map(({ name, settings, cost: { fixed, load, total } }) =>
      row(
        name,
        ...[fixed, totalOf(load), total].map(({ usd }) => `$${money(usd)}`),
        `$${format(settings.monthlyBudget)}`,
      ),
    ),
  );
});

test('docs/operations/cost.md has what each environment is billed for', () => {
  expect(rowsOf('environment | billed | quantity | price | a month')).toEqual(
    COSTS.flatMap(({ name, cost: { items, load } }) =>
      mergeCharges([...items.flatMap(({ charges }) => charges), ...load])
        .map((charge) => ({ ...charge, usd: amountOf(charge) ?? 0 }))
        .filter(({ usd }) => usd >= 0.1)
        .sort((a, b) => b.usd - a.usd)
        .map(({ price, region, quantity, usd }) =>
          row(
            ...[name, `${unitOf(price)} in ${region}`, format(quantity)],
            ...[`$${String(priceOf(price, region)?.usd)}`, `$${money(usd)}`],
          ),
        ),
    ),
  );
});

const PRODUCTION = COSTS.find(({ name }) => name === 'production');

test('docs/operations/cost.md has the message of an environment that is over its budget', () => {
  const { message } = new OverBudgetError('production', 900, PRODUCTION?.cost as EnvironmentCost);
  expect(DOCUMENT).toContain(message.replaceAll(/ +/g, ' '));
});

test('docs/operations/cost.md has the break-even of capacity', () => {
  const { units, table } = sizeEnvironment('production', ENVIRONMENTS.production);
  const [share, used] = [capacityBreakEven('write', 'us-east-1') ?? 0, units.day / (86_400 * table.writes.min.value)];
  expect(TEXT).toContain(`if more than ${(100 * share).toFixed(1)} % of it are used, in us-east-1`);
  expect(TEXT).toContain(
    `uses ${(100 * used).toFixed(1)} % of the ${format(table.writes.min.value)} write units of production`,
  );
});
