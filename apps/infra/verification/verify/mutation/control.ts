/** Part of a template: JSON of any shape. Each control knows the shape of its resource type. */
export type Mutable = Record<string, any>;

/** Removes a control from templates. */
export interface Control {
  /** The rule that must detect the removal. */
  readonly rule: string;
  /** The change that removes the control, as a verb phrase. */
  readonly removal: string;
  /** The type of the resources that may have the control. */
  readonly type: string | RegExp;
  /**
   * Removes the control from a copy of a resource.
   *
   * @param at the index of the control, if the resource has several of its kind (statements, replicas)
   * @returns false if the resource has no control of this index
   */
  readonly remove: (properties: Mutable, resource: Mutable, at: number) => boolean;
}

/** A control that a resource has at most once. */
export function once(
  rule: string,
  removal: string,
  type: Control['type'],
  change: (properties: Mutable, resource: Mutable) => unknown,
  hasControl: (properties: Mutable) => boolean = () => true,
): Control {
  const remove: Control['remove'] = (properties, resource, at) => {
    if (at > 0 || !hasControl(properties)) return false;
    change(properties, resource);
    return true;
  };
  return { rule, removal, type, remove };
}

/** A control in each matching statement of a policy. */
export function statements(
  rule: string,
  removal: string,
  isOfKind: (statement: Mutable) => boolean,
  change: (statement: Mutable, all: Mutable[], index: number) => unknown,
  type: Control['type'] = /./,
): Control {
  const remove: Control['remove'] = ({ PolicyDocument, AssumeRolePolicyDocument }, _resource, at) => {
    const all: Mutable[] = (PolicyDocument ?? AssumeRolePolicyDocument)?.Statement ?? [];
    const statement = all.filter(isOfKind)[at];
    if (!statement) return false;
    change(statement, all, all.indexOf(statement));
    return true;
  };
  return { rule, removal, type, remove };
}

/** A control in each replica of a table. */
export function replicas(rule: string, removal: string, change: (replica: Mutable) => unknown): Control {
  const remove: Control['remove'] = ({ Replicas }, _resource, at) => {
    const replica = Replicas[at];
    if (!replica) return false;
    change(replica);
    return true;
  };
  return { rule, removal, type: 'AWS::DynamoDB::GlobalTable', remove };
}
