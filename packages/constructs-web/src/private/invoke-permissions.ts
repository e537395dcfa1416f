import { Stack } from 'aws-cdk-lib/core';
import { requestPattern, type RouteKey } from './route-keys';

/** The maximum size of the resources of a policy, which leaves room for the rest of the 6,144 characters of IAM. */
const MAX_RESOURCES_LENGTH = 5500;

/** The size of a resource without its method and path, if its region and partition have long names. */
const RESOURCE_LENGTH = '"arn:aws-us-gov:execute-api:ap-southeast-1:111122223333:a1b2c3d4e5/$default/",'.length;

/** A stage of an API. */
export interface ApiStage {
  readonly apiId: string;
  readonly stageName: string;
}

/** The ARNs of the requests to routes, in lists that each fit in a managed policy. */
export function invokeArns(stack: Stack, { apiId, stageName }: ApiStage, keys: RouteKey[]): string[][] {
  return inPolicies([...new Set(keys.map(requestPattern))]).map((patterns) =>
    patterns.map((pattern) =>
      stack.formatArn({ service: 'execute-api', resource: apiId, resourceName: `${stageName}/${pattern}` }),
    ),
  );
}

function inPolicies(patterns: string[]): string[][] {
  const policies: string[][] = [];
  let room = 0;
  for (const pattern of patterns) {
    const size = RESOURCE_LENGTH + pattern.length;
    if (size > room) {
      policies.push([]);
      room = MAX_RESOURCES_LENGTH;
    }
    policies.at(-1)?.push(pattern);
    room -= size;
  }
  return policies;
}
