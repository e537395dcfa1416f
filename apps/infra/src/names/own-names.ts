import type { Resource, Template } from '@trading/template';
import type { EnvironmentSettings } from '../environments';
import { regionNames } from '../region-settings';
import { REFERENCE, type Name } from './names-in';

/** The account and the regions of an environment. */
export interface Territory {
  readonly account: string;
  readonly regions: readonly [primary: string, ...others: string[]];
}

/** Returns the account and the regions of an environment with these settings. */
export function territoryOf(settings: EnvironmentSettings): Territory {
  return { account: settings.account, regions: regionNames(settings) };
}

/** Services whose ARNs have another prefix than their resource types. */
const ARN_SERVICES: Readonly<Record<string, string>> = { ApiGatewayV2: 'execute-api', StepFunctions: 'states' };

/** All resources of a type in the account and region of the environment: `*`, `table/*`, `recovery-point:*`. */
const ALL_OF_TYPE = /^(?:[\w-]+[:/])?\*$/;

/** The names of what an environment creates. */
export class OwnNames {
  private readonly names: readonly { readonly service: string; readonly name: string }[];

  private readonly exports: ReadonlySet<unknown>;

  public constructor(
    templates: readonly Template[],
    private readonly territory: Territory,
  ) {
    this.names = templates.flatMap(({ Resources = {} }) => Object.values(Resources).flatMap(physicalNames));
    this.exports = new Set(
      templates.flatMap(({ Outputs = {} }) => Object.values(Outputs).map(({ Export }) => Export?.Name)),
    );
  }

  public has({ kind, text }: Name): boolean {
    switch (kind) {
      case 'ARN':
        return this.hasArn(text);
      case 'account':
        return text === this.territory.account;
      case 'export':
        return this.exports.has(text);
      case 'host':
        return text.includes(REFERENCE);
      case 'bucket':
        return text.includes(REFERENCE) || this.names.some(({ service, name }) => service === 's3' && name === text);
      case 'resource':
        return this.names.some(({ name }) => name === text);
      default:
        return false;
    }
  }

  private hasArn(arn: string): boolean {
    const [, , service = '', region = '', account = '', ...rest] = arn.split(':');
    const resource = rest.join(':');
    const isOurs = resource.includes(REFERENCE) || this.hasResource(service, resource);
    if (account === '') return isOurs;
    const isHere = account === this.territory.account && (region === '' || this.territory.regions.includes(region));
    return isHere && (isOurs || ALL_OF_TYPE.test(resource));
  }

  private hasResource(service: string, resource: string): boolean {
    // What follows the name of a state machine is the label of a map, which has to be one of its own.
    const inParts = (text: string) => `:${service === 'states' ? text : text.replaceAll('/', ':')}:`;
    return this.names.some((own) => own.service === service && inParts(resource).includes(inParts(own.name)));
  }
}

/** The names that the properties of a resource give it. */
function physicalNames({ Type, Properties = {} }: Resource): { service: string; name: string }[] {
  const [, service = '', type = ''] = Type.split('::');
  const prefix = ARN_SERVICES[service] ?? service.toLowerCase();
  return Object.entries(Properties)
    .filter(([key]) => key === 'Name' || (key.endsWith('Name') && type.endsWith(key.slice(0, -'Name'.length))))
    .flatMap(([, name]) => (typeof name === 'string' ? [name] : []))
    .flatMap((name) => [name, ...labelsIn(Properties).map((label) => `${name}/${label}`)])
    .map((name) => ({ service: prefix, name }));
}

/** The labels of the maps of a state machine. The executions of their items have ARNs with the label after the name. */
function labelsIn(properties: Readonly<Record<string, unknown>>): string[] {
  const definition = JSON.stringify(properties['DefinitionString'] ?? '');
  return [...definition.matchAll(/\\"Label\\":\\"(\w+)\\"/g)].map(([, label]) => label as string);
}
