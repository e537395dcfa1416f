import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Stack } from 'aws-cdk-lib/core';
import { Network } from '@trading/constructs-network';

// The values that the examples of the README declare.

export function bucket(stack: Stack): s3.Bucket {
  return new s3.Bucket(stack, 'Bucket');
}

export function network(stack: Stack): Network {
  return new Network(stack, 'Network');
}
