import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Stack } from 'aws-cdk-lib/core';

/**
 * The maximum number of characters of the policy of an endpoint.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html
 */
const MAX_SIZE = 20_480;

/** The estimated lengths of values that are known during deployment. */
const ARN_LENGTH = 120;
const NAME_LENGTH = 64;
const PSEUDO_PARAMETERS: Record<string, number> = {
  'AWS::AccountId': '111122223333'.length,
  'AWS::Partition': 'aws'.length,
  'AWS::Region': 'ap-southeast-1'.length,
  'AWS::URLSuffix': 'amazonaws.com'.length,
};
const QUOTES = 2;

/**
 * Validates the size of the policy of a gateway endpoint, in which values that are not known yet are estimated.
 *
 * @param endpoint the endpoint
 * @param name the name of the endpoint
 * @param prop the prop whose elements the policy lists
 */
export function validateEndpointPolicy(endpoint: ec2.GatewayVpcEndpoint, name: string, prop: string): string[] {
  const resource = endpoint.node.defaultChild as ec2.CfnVPCEndpoint;
  const size = jsonSize(Stack.of(endpoint).resolve(resource.policyDocument));
  if (size <= MAX_SIZE) return [];
  return [
    `the policy of the ${name} must have at most ${MAX_SIZE} characters, got about ${size}: list fewer \`${prop}\`, ` +
      'or omit them to allow all of the account',
  ];
}

function jsonSize(value: unknown): number {
  if (Array.isArray(value)) return QUOTES + separators(value) + sum(value.map(jsonSize));
  if (typeof value !== 'object' || value === null) return String(value).length + QUOTES;
  const entries = Object.entries(value);
  if (entries.length === 1 && entries.every(([name]) => isIntrinsic(name))) return textSize(value) + QUOTES;
  return QUOTES + separators(entries) + sum(entries.map(([key, each]) => key.length + QUOTES + 1 + jsonSize(each)));
}

function isIntrinsic(name: string): boolean {
  return name === 'Ref' || name.startsWith('Fn::');
}

/** The length of the text that an intrinsic function returns. */
function textSize(value: unknown): number {
  if (typeof value === 'string') return value.length;
  const [[name, argument]] = Object.entries(value as Record<string, unknown>) as [[string, unknown]];
  if (name === 'Ref') return PSEUDO_PARAMETERS[argument as string] ?? NAME_LENGTH;
  if (name !== 'Fn::Join') return ARN_LENGTH;
  const [delimiter, parts] = argument as [string, unknown];
  return Array.isArray(parts) ? delimiter.length * separators(parts) + sum(parts.map(textSize)) : ARN_LENGTH;
}

function separators(items: unknown[]): number {
  return Math.max(items.length - 1, 0);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
