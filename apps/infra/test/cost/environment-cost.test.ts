import { totalOf } from '@trading/prices';
import { costOfEnvironment } from '../../src/cost/environment-cost';
import { ENVIRONMENTS } from '../../src/environments';
import { sizeEnvironment } from '../../src/load/environment-size';
import { monthlyCost } from '../../src/load/monthly-cost';
import { regionNames } from '../../src/region-settings';
import { assemblyOf } from '../synthesise';

const { production, staging } = ENVIRONMENTS;
const COST = costOfEnvironment('production', production, assemblyOf('production'));

test('the capacity of the table in the templates costs what follows from the declared load', () => {
  const table = COST.items.filter(({ type }) => type === 'AWS::DynamoDB::GlobalTable');
  const { fixed } = monthlyCost(sizeEnvironment('production', production), production, regionNames(production));

  expect(totalOf(table.flatMap(({ charges }) => charges)).usd).toBeCloseTo(fixed.usd);
  expect(fixed.usd).toBeGreaterThan(800);
});

test('resources of both regions are counted, with the prices of their region', () => {
  const endpoints = COST.items.filter(({ type }) => type === 'AWS::EC2::VPCEndpoint');
  expect(endpoints.map(({ stack, region, charges }) => ({ stack, region, charges }))).toEqual(
    ['us-east-1', 'us-west-2'].map((region) => ({
      ...{ stack: 'Network', region },
      charges: [{ price: 'endpointHour', region, quantity: 3 * 730 }],
    })),
  );
});

test('the total is the fixed cost and that of the load', () => {
  expect(COST.total.usd).toBeCloseTo(COST.fixed.usd + totalOf(COST.load).usd);
  expect(COST.fixed.usd).toBeLessThan(COST.total.usd);
  expect(COST.total.unknown).toEqual([]);
});

test('a NAT gateway is billed with its address', () => {
  const { items } = costOfEnvironment('staging', staging, assemblyOf('staging'));
  const gateway = items.filter(({ type }) => ['AWS::EC2::NatGateway', 'AWS::EC2::EIP'].includes(type));
  expect(totalOf(gateway.flatMap(({ charges }) => charges)).usd).toBeCloseTo(730 * (0.045 + 0.005));
});

test('each unit price is named once', () => {
  const names = COST.unitPrices.map(({ price, region }) => `${price} ${region}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('objectGigabyteMonth us-west-2');
});
