import { renderCost } from '../../src/cost/render-cost';
import { SAMPLE_COST } from './sample-cost';

const LINES = renderCost('dev', 30, SAMPLE_COST);

test('resources of a type are shown together, the most expensive ones first', () => {
  expect(LINES.slice(0, 7)).toEqual([
    'The cost of dev, in US dollars a month of 730 hours',
    '       14.60  Network in us-east-1: Endpoint',
    '                1,460 × hour of an interface endpoint in a zone at $0.01 in us-east-1',
    '        0.30  Network in us-east-1: 2 × AWS::CloudWatch::Alarm',
    '                3 × month of a metric of an alarm at $0.1 in us-east-1',
    '        0.00  Network in us-east-1: Dashboard',
    '                1 × month of a dashboard at an unknown price in us-east-1',
  ]);
});

test('the totals name the prices that are not in them', () => {
  const unknown = '                and what is billed at an unknown price: month of a dashboard in us-east-1';
  expect(LINES).toContain('       14.90  fixed');
  expect(LINES).toContain('       24.90  fixed and by the declared load, of a budget of 30.00');
  expect(LINES.filter((line) => line === unknown)).toHaveLength(2);
});

test('charges of the load are shown, unless they are for nothing', () => {
  expect(LINES).toContain('       10.00  16 × million write request units at $0.625 in us-east-1');
  expect(LINES.join('\n')).not.toContain('/tmp');
});

test('unit prices have their source and day, or are unknown', () => {
  expect(LINES).toContain(
    '  GB written to a log in us-east-1: $0.5 (https://aws.amazon.com/cloudwatch/pricing/, 2026-09-19)',
  );
  expect(LINES).toContain('  GB from CloudFront to viewers in us-east-1: unknown');
});

test('resource types of unknown cost are listed', () => {
  expect(LINES.at(-1)).toBe('Resource types of unknown cost: AWS::RDS::DBCluster');
  expect(renderCost('dev', 30, { ...SAMPLE_COST, unknownTypes: [] }).at(-1)).toBe(
    'Resource types of unknown cost: none',
  );
});
