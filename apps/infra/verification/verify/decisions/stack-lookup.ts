import { refersTo, type Resource } from '@trading/template';
import type { StackId, StackTemplates } from '../../assembly';
import { resolve, type Location } from './resolve';

/** A resource of a template. */
export interface Found {
  readonly id: string;
  readonly resource: Resource;
}

/** A resource that actions are performed on, with its policy. */
export interface Target {
  readonly arn: string;
  readonly policy: object | undefined;
}

/** Finds resources in the stacks of an environment, by the names that they have once the stacks are deployed. */
export class StackLookup {
  public constructor(
    private readonly stacks: StackTemplates,
    public readonly location: Location,
  ) {}

  /** All resources of a type. None if the environment does not have the stack. */
  public all(stack: StackId, type: string): Found[] {
    return Object.entries(this.stacks[stack]?.Resources ?? {})
      .filter(([, { Type }]) => Type === type)
      .map(([id, resource]) => ({ id, resource }));
  }

  /** The first resource of a type whose logical id begins with the path of its construct. */
  public find(stack: StackId, type: string, path = ''): Found {
    return this.all(stack, type).find(({ id }) => id.startsWith(path)) as Found;
  }

  /** The ARN of a resource. */
  public arn(stack: StackId, { id }: Found): string {
    return this.resolved(stack, { 'Fn::GetAtt': [id, 'Arn'] }) as string;
  }

  /** A value of a template without references. */
  public resolved(stack: StackId, value: unknown): unknown {
    return resolve(value, this.stacks[stack] ?? {}, this.stacks, this.location);
  }

  /** A resource, with its policy from a separate resource. */
  public target(stack: StackId, found: Found, policyType: string): Target {
    const policy = this.all(stack, policyType).find(({ resource: { Properties } }) =>
      refersTo([Properties?.['Bucket'], Properties?.['Queues']], found.id),
    );
    const document = this.resolved(stack, policy?.resource.Properties?.['PolicyDocument']);
    return { arn: this.arn(stack, found), policy: document as object };
  }

  /** The managed policies that are attached to a role. */
  public policiesOf(stack: StackId, role: Found): object[] {
    return this.all(stack, 'AWS::IAM::ManagedPolicy')
      .filter(({ resource }) => refersTo(resource.Properties?.['Roles'], role.id))
      .map(({ resource }) => this.resolved(stack, resource.Properties?.['PolicyDocument']) as object);
  }

  /** The managed policies whose logical ids begin with the path of their construct. */
  public policies(stack: StackId, path = ''): object[] {
    return this.all(stack, 'AWS::IAM::ManagedPolicy')
      .filter(({ id }) => id.startsWith(path))
      .map(({ resource }) => this.resolved(stack, resource.Properties?.['PolicyDocument']) as object);
  }
}

/** Returns an object within a bucket. */
export function within({ arn, policy }: Target, key: string): Target {
  return { arn: `${arn}/${key}`, policy };
}
