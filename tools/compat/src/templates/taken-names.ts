import { deepEqual } from '@aws-cdk/cloudformation-diff';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Resource as ResourceModel } from '@aws-cdk/service-spec-types';
import type { Finding } from '../finding';
import type { Properties, Resource } from '../synthesis/template';
import { isReplacement, type TemplateChange } from './template-change';

/**
 * Resources that are made while another of the same name is still there: CloudFormation deletes last, so the deployment
 * fails.
 *
 * @see https://github.com/aws/aws-cdk/issues/28520
 * @see https://github.com/awslabs/cdk-eks-blueprints/issues/1009
 */
export function takenNames(change: TemplateChange): Finding[] {
  const replaced = [...change.differences].filter(([, { changeImpact }]) => isReplacement(changeImpact));
  const gone = [...replaced, ...[...change.differences].filter(([, { isRemoval }]) => isRemoval)];
  const made = [...replaced, ...[...change.differences].filter(([, { isAddition }]) => isAddition)];
  return gone.flatMap(([logicalId, { oldValue }]) => {
    const name = nameOf(oldValue as Resource);
    if (!name) return [];

    const taker = made.find(
      ([, { newValue }]) => newValue?.Type === oldValue?.Type && deepEqual(nameOf(newValue as Resource), name),
    );
    if (!taker) return [];
    return {
      bump: 'major',
      subject: change.subject(logicalId),
      change: `is made again as ${taker[0]} under the same name, ${JSON.stringify(name)}`,
      reason: 'CloudFormation deletes the old one last: the name is taken, and the deployment fails',
    };
  });
}

/** What no two resources of a type have in common, where the template says it. */
function nameOf({ Type, Properties: properties = {} }: Resource): Properties | undefined {
  const names = naming(Type).find((each) => each.every((name) => properties[name] !== undefined));
  return names && Object.fromEntries(names.map((name) => [name, properties[name]]));
}

/** The properties that identify a resource of a type together, or one of several that do. */
function naming(type: string): string[][] {
  const model = modelOf(type);
  if (!model) return [];
  const { primaryIdentifier = [], properties } = model;
  if (primaryIdentifier.length > 0 && primaryIdentifier.every((name) => name in properties)) return [primaryIdentifier];
  // It is identified by what AWS says of it, an ARN or a URL; it may have a name all the same.
  return ['Name', `${type.split('::')[2] ?? ''}Name`]
    .filter((name) => properties[name]?.causesReplacement === 'yes')
    .map((name) => [name]);
}

let specification: ReturnType<typeof loadAwsServiceSpecSync> | undefined;

function modelOf(type: string): ResourceModel | undefined {
  // A second to load, and needed for resources that are gone alone.
  specification ??= loadAwsServiceSpecSync();
  return specification.lookup('resource', 'cloudFormationType', 'equals', type)[0];
}
