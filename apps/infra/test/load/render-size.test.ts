import { sizeEnvironment, valuesOf } from '../../src/load/environment-size';
import { monthlyCost } from '../../src/load/monthly-cost';
import { renderSize, renderTotal } from '../../src/load/render-size';
import { LOAD, SETTINGS } from './sample-load';

const SIZE = sizeEnvironment('dev', SETTINGS);
const LINES = renderSize('dev', LOAD, SIZE, monthlyCost(SIZE, SETTINGS, ['us-east-1']));

test('the report has the load, each value with its formula, and the cost', () => {
  expect(LINES[0]).toBe('The declared load of dev');
  expect(LINES).toContain('  trades a day, in files                      10,000,000 in 100');
  expect(LINES).toContainEqual(expect.stringContaining('1,800 s − 60 s of delivery − 6 attempts'));
  expect(LINES).toContainEqual(expect.stringMatching(/^ {2}fixed {2,}\d+/));
  for (const { setting, formula } of valuesOf(SIZE)) expect(LINES).toContain(`      ${setting}: ${formula}`);
});

test('values of the settings are marked, with what the load needs', () => {
  expect(LINES).toContainEqual(
    expect.stringMatching(/requests that the query API accepts +50 requests\/s \* \(at least 10\)/),
  );
  expect(LINES.filter((line) => line.includes(' * ('))).toHaveLength(1);
});

test('every name has room before its value', () => {
  const rows = LINES.filter((line) => /^ {2}\S/.test(line));
  for (const line of rows) expect(line).toMatch(/^ {2}\S.* {2,}\S/);
});

test('a total names the prices that are unknown', () => {
  expect(renderTotal({ usd: 1234.5, unknown: [] })).toBe('1,234.5');
  expect(renderTotal({ usd: 1, unknown: ['a', 'b'] })).toBe('1, without the unknown prices: a, b');
});
