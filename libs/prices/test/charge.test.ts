import { amountOf, totalOf } from '../src';

const HOURS = { price: 'endpointHour', region: 'us-east-1', quantity: 730 } as const;
const UNKNOWN = { price: 'natGatewayHour', region: 'eu-central-1', quantity: 730 } as const;

test('an amount is the quantity at the price of the region', () => {
  expect(amountOf(HOURS)).toBeCloseTo(7.3);
  expect(amountOf({ ...HOURS, region: 'eu-central-1' })).toBeCloseTo(8.76);
  expect(amountOf(UNKNOWN)).toBeUndefined();
});

test('a total names each unknown price once, and leaves out those of nothing', () => {
  expect(totalOf([HOURS, UNKNOWN, HOURS, UNKNOWN, { ...UNKNOWN, region: 'ap-south-1', quantity: 0 }])).toEqual({
    usd: expect.closeTo(14.6) as number,
    unknown: ['hour of a NAT gateway in eu-central-1'],
  });
});
