import { ResourceImpact, type PropertyDifference, type ResourceDifference } from '@aws-cdk/cloudformation-diff';
import { list, valueAt, type Resource } from '@trading/template';
import { isReplacement, render } from '../templates';
import type { Certainty, StackDanger } from '../danger';
import { GUARDED_TYPES } from '../guarded-types';
import type { StackChange } from '../stack-change';

/** Finds guarded resources that CloudFormation replaces by new ones, because of a property that cannot be updated. */
export function replacedResources(change: StackChange): StackDanger[] {
  return [...change.differences].flatMap(([logicalId, difference]): StackDanger[] => {
    const { oldValue, newValue } = difference;
    const lost = GUARDED_TYPES.get(oldValue?.Type ?? '');
    if (lost === undefined || !oldValue || !newValue) return [];
    const causes = causesOf(difference, oldValue, newValue);
    if (causes.length === 0) return [];
    const certainty = causes.some((cause) => cause.certainty === 'certain') ? 'certain' : 'possible';
    return [
      {
        ...{ logicalId, rule: 'replaced', certainty },
        change: `is replaced because of its ${causes.map(({ text }) => text).join(', ')}`,
        reason: `the new resource does not have ${lost}`,
      },
    ];
  });
}

interface Cause {
  readonly text: string;
  readonly certainty: Certainty;
}

function causesOf(difference: ResourceDifference, before: Resource, after: Resource): Cause[] {
  if (difference.resourceTypeChanged) return [{ text: `type, ${before.Type} → ${after.Type}`, certainty: 'certain' }];
  const properties = Object.entries(difference.propertyUpdates)
    .filter(([, { changeImpact }]) => isReplacement(changeImpact))
    .map(([name, property]) => ({
      text: `${name}, ${describe(property.oldValue)} → ${describe(property.newValue)}`,
      certainty: certaintyOf(property),
    }));
  return [...properties, ...retypedKeys(before, after)];
}

/** A change of a value that contains intrinsic functions may lead to the same value. */
function certaintyOf({ changeImpact, oldValue, newValue }: PropertyDifference<unknown>): Certainty {
  const values = JSON.stringify([oldValue, newValue]);
  // The value refers to a resource that is replaced.
  if (/ ?\(replaced\)"/.test(values)) return 'certain';
  return changeImpact === ResourceImpact.WILL_REPLACE && !/"(Ref|Fn::\w+)":/.test(values) ? 'certain' : 'possible';
}

/**
 * Keys of a table whose type changes. DynamoDB cannot change them, and the specification does not tell them from other attributes.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html
 */
function retypedKeys(before: Resource, after: Resource): Cause[] {
  const types = typesOfKeys(after);
  return [...typesOfKeys(before)].flatMap(([name, type]): Cause[] =>
    types.has(name) && types.get(name) !== type
      ? [{ text: `key ${name}, ${type} → ${types.get(name)}`, certainty: 'certain' }]
      : [],
  );
}

function typesOfKeys({ Type, Properties }: Resource): Map<string, string> {
  if (!/^AWS::DynamoDB::(Global)?Table$/.test(Type)) return new Map();
  const keys = list(Properties?.['KeySchema']).map((key) => render(valueAt(key, 'AttributeName')));
  return new Map(
    list(Properties?.['AttributeDefinitions'])
      .map((each): [string, string] => [render(valueAt(each, 'AttributeName')), render(valueAt(each, 'AttributeType'))])
      .filter(([name]) => keys.includes(name)),
  );
}

function describe(value: unknown): string {
  return value === undefined ? 'none' : render(value);
}
