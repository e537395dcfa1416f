import { fullDiff, ResourceImpact, type ResourceDifference } from '@aws-cdk/cloudformation-diff';
import type { Template } from '@trading/template';

/** The template of a running stack, and the template that replaces it. */
export class TemplateChange {
  /** The changed resources, by logical id. */
  public readonly differences: ReadonlyMap<string, ResourceDifference>;

  public constructor(
    public readonly before: Template,
    public readonly after: Template,
  ) {
    const differences = new Map<string, ResourceDifference>();
    fullDiff(before, after).resources.forEachDifference((id, difference) => differences.set(id, difference));
    this.differences = differences;
  }

  /** The name of a resource in findings, for example `TableCD117FA1 (AWS::DynamoDB::GlobalTable)`. */
  public subject(logicalId: string): string {
    const resource = this.before.Resources?.[logicalId] ?? this.after.Resources?.[logicalId];
    return `${logicalId} (${resource?.Type ?? 'not in this stack'})`;
  }

  /** True unless a resource is added or removed. Resources outside of the stack are neither. */
  public keeps(logicalId: string): boolean {
    return logicalId in (this.before.Resources ?? {}) === logicalId in (this.after.Resources ?? {});
  }
}

/** True if a resource is replaced, or may be replaced. */
export function isReplacement(impact: ResourceImpact | undefined): boolean {
  return impact === ResourceImpact.WILL_REPLACE || impact === ResourceImpact.MAY_REPLACE;
}
