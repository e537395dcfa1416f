import { deepEqual } from '@aws-cdk/cloudformation-diff';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Resource as ResourceModel } from '@aws-cdk/service-spec-types';
import type { Finding } from '../finding';
import type { Properties, Resource } from '@trading/template';
import { isReplacement, type TemplateChange } from '@trading/guard/templates';

/**
 * Finds resources that are created while another one with the same name still exists. The deployment fails then, because
 * CloudFormation deletes resources last.
 *
 * @see https://github.com/aws/aws-cdk/issues/28520
 * @see https://github.com/awslabs/cdk-eks-blueprints/issues/1009
 */
export function nameConflicts(change: TemplateChange): Finding[] {
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
      change: `is created again as ${taker[0]} with the same name, ${JSON.stringify(name)}`,
      reason: 'CloudFormation deletes the old one last, so the name is taken and the deployment fails',
    };
  });
}

/** The properties that identify a resource among all of its type, if the template sets them. */
function nameOf({ Type, Properties: properties = {} }: Resource): Properties | undefined {
  const names = naming(Type).find((each) => each.every((name) => properties[name] !== undefined));
  return names && Object.fromEntries(names.map((name) => [name, properties[name]]));
}

/** The alternative sets of properties that identify a resource of a type. */
function naming(type: string): string[][] {
  const model = modelOf(type);
  if (!model) return [];
  const { primaryIdentifier = [], properties } = model;
  if (primaryIdentifier.length > 0 && primaryIdentifier.every((name) => name in properties)) return [primaryIdentifier];
  // The identifier is assigned by AWS, for example an ARN or a URL, but the resource may have a name as well.
  return ['Name', `${type.split('::')[2] ?? ''}Name`]
    .filter((name) => properties[name]?.causesReplacement === 'yes')
    .map((name) => [name]);
}

let specification: ReturnType<typeof loadAwsServiceSpecSync> | undefined;

function modelOf(type: string): ResourceModel | undefined {
  // Loading takes a second, and is only needed if resources were removed.
  specification ??= loadAwsServiceSpecSync();
  return specification.lookup('resource', 'cloudFormationType', 'equals', type)[0];
}
