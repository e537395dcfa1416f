import { App, Stack } from 'aws-cdk-lib/core';
import { NatStrategy, Network } from '@trading/constructs-network';

export const stack = new Stack(new App(), 'NatStrategies');

new Network(stack, 'None', { nat: NatStrategy.none() });
new Network(stack, 'Instance', { nat: NatStrategy.instance() });
new Network(stack, 'Single', { nat: NatStrategy.single() });
new Network(stack, 'PerAz', { nat: NatStrategy.perAz() });
