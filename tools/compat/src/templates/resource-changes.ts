import { ResourceImpact, type ResourceDifference } from '@aws-cdk/cloudformation-diff';
import type { Finding } from '../finding';
import { isReplacement, STATEFUL_TYPES, type TemplateChange } from '@trading/guard/templates';

/** Types of resources that are replaced by design with each change. */
const REPLACED_BY_DESIGN: ReadonlySet<string> = new Set(['AWS::ApiGateway::Deployment', 'AWS::Lambda::Version']);

/** Finds resources that are new, deleted, replaced, or leave the stack. */
export function resourceChanges(change: TemplateChange): Finding[] {
  return [...change.differences].flatMap(([logicalId, difference]) => {
    const found = changeOf(difference);
    return found ? { subject: change.subject(logicalId), ...found } : [];
  });
}

type ResourceChange = Omit<Finding, 'subject'>;

function changeOf(difference: ResourceDifference): ResourceChange | undefined {
  const { oldResourceType = '', newResourceType = '', changeImpact } = difference;
  if (difference.isAddition) {
    return sized(newResourceType, 'is new', { reason: 'the stack contains more, and may cost more' });
  }
  if (changeImpact === ResourceImpact.WILL_ORPHAN) {
    return sized(oldResourceType, 'leaves the stack and stays behind', { loses: 'the stack continues without' });
  }
  if (changeImpact === ResourceImpact.WILL_DESTROY) {
    return sized(oldResourceType, 'is deleted', { loses: 'the stack loses' });
  }
  if (!isReplacement(changeImpact)) return undefined;
  return sized(oldResourceType, `is replaced because of its ${causes(difference).join(', ')}`, {
    loses: 'the new resource does not have',
  });
}

function sized(type: string, change: string, { loses, reason }: { loses?: string; reason?: string }): ResourceChange {
  const lost = STATEFUL_TYPES.get(type);
  if (loses !== undefined && lost !== undefined) return { bump: 'major', change, reason: `${loses} ${lost}` };
  if (REPLACED_BY_DESIGN.has(type)) {
    return { bump: 'patch', change, reason: 'it is replaced by design whenever its parent changes' };
  }
  return {
    bump: 'minor',
    change,
    reason: reason ?? 'resources that depend on it are interrupted, but no data is lost',
  };
}

/** The properties for which CloudFormation replaces a resource. */
function causes(difference: ResourceDifference): string[] {
  if (difference.resourceTypeChanged) return [`type, ${String(difference.newResourceType)}`];
  return Object.entries(difference.propertyUpdates)
    .filter(([, { changeImpact }]) => isReplacement(changeImpact))
    .map(([name, { changeImpact }]) => (changeImpact === ResourceImpact.MAY_REPLACE ? `${name} (possibly)` : name));
}
