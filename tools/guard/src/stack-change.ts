import { TemplateChange } from './templates';
import { GUARDED_TYPES } from './guarded-types';
import type { StackState } from './stack-state';

/** A deployed stack, and the stack that is to replace it. */
export class StackChange extends TemplateChange {
  public constructor(
    public readonly deployed: StackState,
    public readonly planned: StackState,
  ) {
    super(deployed.template, planned.template);
  }

  /** The type of a resource before the change. Undefined if it is new. */
  public typeOf(logicalId: string): string | undefined {
    return this.before.Resources?.[logicalId]?.Type;
  }

  /** The logical ids of the guarded resources that the stack has before and after the change, with the same type. */
  public get remaining(): string[] {
    const after = this.after.Resources ?? {};
    return Object.entries(this.before.Resources ?? {}).flatMap(([id, { Type }]) =>
      GUARDED_TYPES.has(Type) && after[id]?.Type === Type ? [id] : [],
    );
  }
}
