import { fullDiff, ResourceImpact, type ResourceDifference } from '@aws-cdk/cloudformation-diff';
import type { Template } from '../synthesis/template';

/** A running stack's template, and the one it is to have. */
export class TemplateChange {
  /** What differs, by logical id. */
  public readonly differences: ReadonlyMap<string, ResourceDifference>;

  public constructor(
    public readonly before: Template,
    public readonly after: Template,
  ) {
    const differences = new Map<string, ResourceDifference>();
    fullDiff(before, after).resources.forEachDifference((id, difference) => differences.set(id, difference));
    this.differences = differences;
  }

  /** How findings name a resource: `TableCD117FA1 (AWS::DynamoDB::GlobalTable)`. */
  public subject(logicalId: string): string {
    const resource = this.before.Resources?.[logicalId] ?? this.after.Resources?.[logicalId];
    return `${logicalId} (${resource?.Type ?? 'not of this stack'})`;
  }

  /** Whether a resource is neither new nor gone; nor is what is no resource of the stack. */
  public keeps(logicalId: string): boolean {
    return logicalId in (this.before.Resources ?? {}) === logicalId in (this.after.Resources ?? {});
  }
}

/** Whether a resource is made anew; what may be is taken to be. */
export function isReplacement(impact: ResourceImpact | undefined): boolean {
  return impact === ResourceImpact.WILL_REPLACE || impact === ResourceImpact.MAY_REPLACE;
}
