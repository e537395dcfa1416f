import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { FunctionEgress } from '../src';

const BLOCK = ec2.Peer.ipv4('10.0.0.0/16');
const LIST = ec2.Peer.prefixList('pl-1');

test.each([
  ['none', FunctionEgress.none(), []],
  ['https', FunctionEgress.https(), [{ cidrIp: '0.0.0.0/0' }]],
  ['httpsTo no peers', FunctionEgress.httpsTo(), []],
  [
    'httpsTo two peers',
    FunctionEgress.httpsTo(BLOCK, LIST),
    [{ cidrIp: '10.0.0.0/16' }, { destinationPrefixListId: 'pl-1' }],
  ],
])('%s allows its peers', (_, egress, peers) => {
  expect(egress._peers.map((peer) => peer.toEgressRuleConfig())).toEqual(peers);
});
