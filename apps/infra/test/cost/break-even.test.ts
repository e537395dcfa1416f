import { capacityBreakEven, networkBreakEven } from '../../src/cost/break-even';

const PATHS = { region: 'us-east-1', gateways: 1, zones: 2, services: 1 };

test('endpoints for few services cost less than a gateway with any traffic', () => {
  expect(networkBreakEven(PATHS)).toEqual({
    gateways: expect.closeTo(730 * 0.05) as number,
    endpoints: expect.closeTo(730 * 0.02) as number,
    gigabytes: 0,
  });
});

test('endpoints for more services cost less from some traffic on', () => {
  // 73.00 − 36.50 dollars, and 0.045 − 0.01 for each GB.
  const { gigabytes = 0 } = networkBreakEven({ ...PATHS, services: 5 }) ?? {};
  expect(gigabytes).toBeCloseTo(36.5 / 0.035);
});

test('there is no comparison without the prices of the region', () => {
  expect(networkBreakEven({ ...PATHS, region: 'us-west-2' })).toBeUndefined();
  expect(networkBreakEven({ ...PATHS, region: 'eu-central-1' })).toBeUndefined();
  expect(capacityBreakEven('write', 'us-west-2')).toBeUndefined();
  expect(capacityBreakEven('read', 'eu-central-1')).toBeUndefined();
});

test('a provisioned unit costs less from a share of its requests on', () => {
  expect(capacityBreakEven('write', 'us-east-1')).toBeCloseTo(0.00065 / (0.0036 * 0.625));
  expect(capacityBreakEven('read', 'us-east-1')).toBeCloseTo(0.00013 / (0.0036 * 0.125));
});
