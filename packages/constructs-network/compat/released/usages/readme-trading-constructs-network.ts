import { App, Stack } from 'aws-cdk-lib/core';
import { NatStrategy, Network } from '@trading/constructs-network';

const stack = new Stack(new App(), 'Network');

const network = new Network(stack, 'Network', {
  cidr: '10.20.0.0/16',
  nat: NatStrategy.single(),
});

export { stack };
