import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { GUARDED_TYPES } from '../src';

test('every type that the specification of resources calls stateful is guarded', () => {
  const stateful = [...loadAwsServiceSpecSync().all('resource')].filter(({ isStateful }) => isStateful === true);

  expect(stateful.length).toBeGreaterThan(20);
  expect(stateful.map((each) => each.cloudFormationType).filter((type) => !GUARDED_TYPES.has(type))).toEqual([]);
});
