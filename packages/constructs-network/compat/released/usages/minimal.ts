import { App, Stack } from 'aws-cdk-lib/core';
import { Network } from '@trading/constructs-network';

export const stack = new Stack(new App(), 'Minimal');

new Network(stack, 'Network');
