import { costOfEnvironment } from '../../src/cost/environment-cost';
import { renderBreakEvens } from '../../src/cost/render-break-evens';
import { ENVIRONMENTS, type EnvironmentName, type EnvironmentSettings } from '../../src/environments';
import { assemblyOf } from '../synthesise';

function linesOf(name: EnvironmentName, settings: EnvironmentSettings = ENVIRONMENTS[name]): string[] {
  return renderBreakEvens(name, settings, costOfEnvironment(name, settings, assemblyOf(name)));
}

test('the gateway of staging is compared with its endpoints', () => {
  expect(linesOf('staging')[1]).toBe(
    '  us-east-1: 1 × NAT gateway $36.50, 1 × endpoint in 2 zones $14.60: endpoints cost less with any traffic; ' +
      '3 endpoints would from 209 GB a month on',
  );
});

test('an environment without a gateway is compared with one in each zone, and a region without prices is not', () => {
  expect(linesOf('production').slice(1, 3)).toEqual([
    '  us-east-1: 3 × NAT gateway $109.50, 1 × endpoint in 3 zones $21.90: endpoints cost less with any traffic; ' +
      '6 endpoints would from 626 GB a month on',
    '  us-west-2: unknown, because prices of the region are',
  ]);
});

test('the mode of capacity is compared with what the declared load uses', () => {
  expect(linesOf('production').slice(-2)).toEqual([
    '  us-east-1: a provisioned write unit costs less than requests if more than 28.9 % of it are used, a read unit at 28.9 %',
    '  the declared load uses 3.3 % of 695 write units: on-demand writes cost less, and the table is provisioned',
  ]);
});
