import { reportCost } from '../../src/cost/cost-report';
import { SAMPLE_COST } from './sample-cost';

const REPORT = JSON.parse(JSON.stringify(reportCost('dev', 30, SAMPLE_COST))) as Record<string, unknown>;

test('the report has the budget, the totals, and what is unknown', () => {
  const unknown = ['month of a dashboard in us-east-1'];
  expect(REPORT).toMatchObject({
    ...{ environment: 'dev', monthlyBudget: 30, unknownTypes: ['AWS::RDS::DBCluster'] },
    fixed: { usd: expect.closeTo(14.9) as number, unknown },
    total: { usd: expect.closeTo(24.9) as number, unknown },
  });
});

test('each charge has its price with source and day, and its amount, or null', () => {
  expect(REPORT['resources']).toContainEqual({
    ...{ stack: 'Network', region: 'us-east-1', logicalId: 'Endpoint', type: 'AWS::EC2::VPCEndpoint' },
    usd: 14.6,
    charges: [
      {
        ...{ price: 'endpointHour', region: 'us-east-1', quantity: 1_460, usd: 14.6 },
        unit: 'hour of an interface endpoint in a zone',
        known: expect.objectContaining({ usd: 0.01, read: '2026-09-24' }) as object,
      },
    ],
  });
  expect(JSON.stringify(REPORT['resources'])).toContain('"unit":"month of a dashboard","known":null,"usd":null');
});
