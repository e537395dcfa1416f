import { PRICE_NAMES, PRICED_REGIONS, priceOf, unitOf } from '../src';

const KNOWN = PRICE_NAMES.flatMap((name) =>
  PRICED_REGIONS.flatMap((region) => {
    const price = priceOf(name, region);
    return price ? [{ name, region, ...price }] : [];
  }),
);

test.each(KNOWN)('the price of $name in $region has an amount, a unit, a page of AWS and a day', (price) => {
  expect(price.usd).toBeGreaterThan(0);
  expect(price.unit).toBe(unitOf(price.name));
  expect(price.source).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z0-9-]+\/pricing\//);
  expect(price.read).toMatch(/^2026-\d\d-\d\d$/);
  expect(Date.parse(price.read)).not.toBeNaN();
});

test('a region without a price of its own does not have that of another one', () => {
  expect(priceOf('natGatewayHour', 'us-east-1')?.usd).toBe(0.045);
  expect(priceOf('natGatewayHour', 'eu-central-1')).toBeUndefined();
  expect(priceOf('natGatewayHour', 'ap-south-1')).toBeUndefined();
});
