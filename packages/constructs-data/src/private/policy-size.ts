import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

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
 * The size of a policy in characters without whitespace, in which values that are not known yet are estimated. It is 0
 * if a value cannot be resolved before synthesis.
 */
export function policySize(scope: Construct, document: iam.PolicyDocument | undefined): number {
  if (!document) return 0;
  try {
    return jsonSize(Stack.of(scope).resolve(document.toJSON()));
  } catch {
    return 0;
  }
}

/** The size of the policy of a key, or 0 if the key is imported. */
export function keyPolicySize(key: kms.IKey): number {
  const resource = key.node.defaultChild as kms.CfnKey | undefined;
  return resource ? jsonSize(Stack.of(resource).resolve(resource.keyPolicy)) : 0;
}

/**
 * Validates the size of a policy.
 *
 * @param size the size in characters
 * @param policy the name of the policy, which starts the message
 * @param max the maximum number of characters
 * @param advice the way to make the policy smaller
 */
export function validatePolicySize(size: number, policy: string, max: number, advice: string): string[] {
  return size > max ? [`${policy} must have at most ${max} characters, got about ${size}: ${advice}`] : [];
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
