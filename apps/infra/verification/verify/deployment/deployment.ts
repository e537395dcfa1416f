import { valueAt, type Resource } from '@trading/template';
import { ENVIRONMENTS, type EnvironmentName, type EnvironmentSettings } from '../../../src/environments';
import { resourceName, type Place } from '../../../src/naming';
import type { EnvironmentRegion } from '../../../src/region-settings';
import { byStack, regionOf, type StackId, type StackTemplates, type TemplateFile } from '../../assembly';
import { resolve, type Location } from '../decisions/resolve';

/** The resources of all stacks of a region, with the names and ARNs that they have once they are deployed. */
export class Deployment {
  public readonly settings: EnvironmentSettings;
  public readonly region: EnvironmentRegion;
  public readonly location: Location;
  private readonly place: Place;
  private readonly resources: readonly Deployed[];

  public constructor(
    public readonly files: readonly TemplateFile[],
    public readonly environment: EnvironmentName,
  ) {
    this.settings = ENVIRONMENTS[environment];
    this.region = regionOf(files, environment);
    this.place = this.region.place;
    this.location = { account: this.settings.account, region: this.place.region };
    const stacks = byStack(files);
    this.resources = files.flatMap(({ stack, template }) =>
      Object.entries(template.Resources ?? {})
        // CloudFormation creates a resource with a condition in some deployments only, so nothing can rely on it.
        .filter(([, resource]) => typeof resource === 'object' && resource.Condition === undefined)
        .map(([id, resource]) => new Deployed(stack, id, resource, stacks, this.location)),
    );
  }

  /** All resources of a type. */
  public all(type: string): Deployed[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** The physical name of a resource: `{name}-{environment}-{region}`. */
  public nameOf(name: string): string {
    return resourceName(name, this.place);
  }

  /**
   * The resource of a type with a physical name.
   *
   * @param name the name without environment and region
   * @throws Error if the templates have no such resource
   */
  public named(type: string, name: string): Deployed {
    const physical = this.nameOf(name);
    return this.only(
      this.all(type).filter((each) => each.name === physical),
      `${type} with the name ${physical}`,
    );
  }

  /**
   * The resource of a type that a name, a reference or an ARN of a template means.
   *
   * @throws Error if the templates have no such resource
   */
  public meant(type: string, value: unknown): Deployed {
    return this.only(
      this.all(type).filter((each) => each.isMeantBy(value)),
      `${type} ${JSON.stringify(value)}`,
    );
  }

  private only([found]: readonly Deployed[], description: string): Deployed {
    if (!found) throw new Error(`there is no ${description}`);
    return found;
  }
}

/** A resource once it is deployed. */
export class Deployed {
  public readonly type: string;

  public constructor(
    private readonly stack: StackId,
    public readonly id: string,
    private readonly resource: Resource,
    private readonly stacks: StackTemplates,
    private readonly location: Location,
  ) {
    this.type = resource.Type;
  }

  /** The place in the templates, for messages. */
  public get label(): string {
    return `${this.stack}/${this.id}`;
  }

  /** The value of `Ref`. */
  public get name(): string {
    return this.resolved({ Ref: this.id }) as string;
  }

  public get arn(): string {
    return this.resolved({ 'Fn::GetAtt': [this.id, 'Arn'] }) as string;
  }

  /** All properties without references. */
  public get properties(): unknown {
    return this.resolved(this.resource.Properties ?? {});
  }

  /**
   * The value at a path of the properties, such as `RedrivePolicy.maxReceiveCount`, without references.
   *
   * @throws if it contains a reference that cannot be resolved
   */
  public value(path: string): unknown {
    return this.resolved(valueAt(this.resource.Properties, path));
  }

  /** The value at a path as the template has it, with references. */
  public written(path: string): unknown {
    return valueAt(this.resource.Properties, path);
  }

  /** The text at a path, or of a number or a boolean. Undefined if there is nothing, and JSON if it is something else. */
  public text(path: string): string | undefined {
    const value = this.value(path);
    return typeof value === 'string' ? value : JSON.stringify(value);
  }

  /** The number at a path, or the default of AWS. NaN if it is something else. */
  public number(path: string, byDefault = NaN): number {
    const value = this.value(path);
    return value === undefined ? byDefault : typeof value === 'object' ? NaN : Number(value);
  }

  /** The list at a path. A single value is a list of one. */
  public list(path: string): readonly unknown[] {
    const value = this.value(path);
    return value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
  }

  /** Returns true if a name, a resolved reference or an ARN means this resource. */
  public isMeantBy(value: unknown): boolean {
    return value !== undefined && (value === this.name || value === this.arnIfKnown());
  }

  private arnIfKnown(): string | undefined {
    try {
      return this.arn;
    } catch {
      return undefined;
    }
  }

  private resolved(value: unknown): unknown {
    return resolve(value, this.stacks[this.stack] ?? {}, this.stacks, this.location);
  }
}
