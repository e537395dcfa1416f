import { totalOf, type Charge } from '@trading/prices';
import type { CostItem, EnvironmentCost } from '../../src/cost/environment-cost';

const region = 'us-east-1';
const item = (logicalId: string, type: string, ...charges: readonly Charge[]): CostItem => ({
  ...{ stack: 'Network', region, logicalId, type, charges },
});
const ITEMS = [
  item('Alarm1', 'AWS::CloudWatch::Alarm', { price: 'alarmMonth', region, quantity: 1 }),
  item('Alarm2', 'AWS::CloudWatch::Alarm', { price: 'alarmMonth', region, quantity: 2 }),
  item('Endpoint', 'AWS::EC2::VPCEndpoint', { price: 'endpointHour', region, quantity: 1_460 }),
  item('Dashboard', 'AWS::CloudWatch::Dashboard', { price: 'dashboardMonth', region, quantity: 1 }),
];
const LOAD: Charge[] = [
  { price: 'millionWrites', region, quantity: 16 },
  { price: 'functionStorageSecond', region, quantity: 0 },
];
const FIXED = ITEMS.flatMap(({ charges }) => charges);

/** $14.90 fixed, a dashboard of unknown price, and $10 of the load. */
export const SAMPLE_COST: EnvironmentCost = {
  items: ITEMS,
  load: LOAD,
  fixed: totalOf(FIXED),
  total: totalOf([...FIXED, ...LOAD]),
  unitPrices: [
    { price: 'logGigabyte', region },
    { price: 'siteGigabyte', region },
  ],
  unknownTypes: ['AWS::RDS::DBCluster'],
};
