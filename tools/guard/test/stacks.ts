import type { Resource, Template } from '@trading/template';
import type { StackState } from '../src';

/** A stack in us-east-1 with these resources. */
export function stackWith(
  resources: Readonly<Record<string, Resource>>,
  { name = 'data', ...template }: { readonly name?: string } & Template = {},
): StackState {
  return { name, region: 'us-east-1', terminationProtection: false, template: { ...template, Resources: resources } };
}

/** A bucket that stays in the account when it leaves its stack. */
export function bucket(Properties: Resource['Properties'] = {}): Resource {
  return { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain', Properties };
}
