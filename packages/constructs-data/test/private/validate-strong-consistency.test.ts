import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { App, Stack } from 'aws-cdk-lib/core';
import { DataTable, DataTableProps } from '../../src';

const multiRegionConsistency = dynamodb.MultiRegionConsistency.STRONG;
const ONE = { region: 'us-east-2' };
const TWO = { region: 'us-west-2' };

function synth(props: DataTableProps): Template {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'us-east-1' } });
  new DataTable(stack, 'Table', props);
  return Template.fromStack(stack);
}

test('three replicas can be strongly consistent', () => {
  synth({ multiRegionConsistency, replicas: [ONE, TWO] }).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    MultiRegionConsistency: 'STRONG',
    GlobalTableWitnesses: Match.absent(),
  });
});

test('two replicas and a witness can be strongly consistent', () => {
  synth({ multiRegionConsistency, replicas: [ONE], witnessRegion: 'us-west-2' }).hasResourceProperties(
    'AWS::DynamoDB::GlobalTable',
    { MultiRegionConsistency: 'STRONG', GlobalTableWitnesses: [{ Region: 'us-west-2' }] },
  );
});

test.each<[string, DataTableProps, string]>([
  [
    'a witness without strong consistency',
    { replicas: [ONE], witnessRegion: 'us-west-2' },
    '`witnessRegion` must not be set unless `multiRegionConsistency` is STRONG',
  ],
  [
    'strong consistency in one region',
    { multiRegionConsistency },
    '`multiRegionConsistency` STRONG requires two `replicas`, or one and a `witnessRegion`',
  ],
  [
    'strong consistency with two replicas and a witness',
    { multiRegionConsistency, replicas: [ONE, TWO], witnessRegion: 'us-west-1' },
    '`multiRegionConsistency` STRONG requires two `replicas`, or one and a `witnessRegion`',
  ],
  [
    'a witness in the region of a replica',
    { multiRegionConsistency, replicas: [ONE], witnessRegion: 'us-east-2' },
    '`witnessRegion` must not be the region of a replica, got: us-east-2',
  ],
  [
    'a time to live with strong consistency',
    { multiRegionConsistency, replicas: [ONE, TWO], timeToLiveAttribute: 'expires' },
    '`timeToLiveAttribute` must not be set if `multiRegionConsistency` is STRONG',
  ],
])('rejects %s', (_, props, message) => {
  expect(() => synth(props)).toThrow(message);
});
