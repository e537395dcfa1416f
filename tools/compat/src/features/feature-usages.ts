import { OperatorError } from '@trading/cli';
import { TypeSystem, type ClassType } from 'jsii-reflect';
import { Alternatives, isConstruct, nameOf, newConstruct, type Alternative } from './alternatives';
import type { FeatureTable } from './feature-table';

/** Names of `aws-cdk-lib/core` that expressions use without a prefix. */
const CORE = ['App', 'Duration', 'RemovalPolicy', 'Size', 'Stack'];

/** Types that methods return that create nothing. */
const METRICS = ['aws-cdk-lib.aws_cloudwatch.Metric', 'aws-cdk-lib.aws_cloudwatch.IMetric'];

/**
 * Renders a module for each construct of a package, with a stack for each optional feature: the construct has its required
 * properties and this feature, and everything in the feature is at its default. Returns the modules by name.
 *
 * @param assembly the path of the jsii assembly
 * @throws OperatorError that lists features without a known value, and entries of the table that are of no use
 */
export function featureUsages(assembly: string, table: FeatureTable): Map<string, string> {
  const system = new TypeSystem();
  const library = system.loadFile(assembly, { isRoot: true, validate: false });
  const alternatives = new Alternatives(system, table);
  const exported = library.types.map(({ name }) => name).sort();
  const constructs = library.classes.filter((type) => isConstruct(type) && !type.abstract);
  const usages = constructs.map((type): [string, string] => [
    `features-${kebabCase(type.name)}`,
    render(featuresOf(type, alternatives, table.calls[type.name]), library.name, exported, table.region),
  ]);
  rejectGaps(
    alternatives,
    table,
    constructs.map(({ name }) => name),
  );
  return new Map(usages);
}

/**
 * Expressions that create a construct in `stack`.
 *
 * @param call a call of a method that the construct is of no use without
 */
function featuresOf(type: ClassType, alternatives: Alternatives, call: string | undefined): Alternative[] {
  const props = alternatives.ofProps(type);
  const created = newConstruct(type.name, props[0]?.source);
  const methods = type.ownMethods
    .filter(
      ({ static: isStatic, parameters, returns }) =>
        !isStatic && parameters.length > 0 && !METRICS.includes(nameOf(returns.type) ?? ''),
    )
    .flatMap(({ name, parameters }) =>
      alternatives.ofParameters(`${type.name}.${name}`, parameters).map(({ label, source }) => ({
        label: [name, ...label],
        source: `${created}.${name}(${source})`,
      })),
    );
  const end = call === undefined ? '' : `.${call}`;
  const alone = { label: [], source: `${created}${end}` };
  const withProps = props
    .slice(1)
    .map(({ label, source }) => ({ label, source: `${newConstruct(type.name, source)}${end}` }));
  return [alone, ...withProps, ...methods];
}

function rejectGaps(
  { unknown, used }: Alternatives,
  { values, calls, requires, omitted }: FeatureTable,
  constructs: readonly string[],
): void {
  const entries = [...Object.keys(values), ...Object.keys(requires), ...Object.values(omitted).flat()];
  const useless = [
    ...entries.filter((name) => !used.has(name)),
    ...Object.keys(calls).filter((name) => !constructs.includes(name)),
  ];
  const problems = [
    ...[...unknown].map((name) => `${name} has no known value: add one to \`values\`, or its name to \`omitted\``),
    ...useless.map((name) => `${name} is of no use: delete it`),
  ];
  if (problems.length === 0) return;
  throw new OperatorError(`compat/features.json does not match the API of the package:\n${problems.join('\n')}`);
}

function render(
  features: readonly Alternative[],
  library: string,
  exported: readonly string[],
  region: string,
): string {
  const calls = features.map(({ label, source }) => `feature('${stackName(label)}', (stack) => ${source});`);
  const body = calls.join('\n');
  const core = CORE.filter((name) => ['App', 'Stack'].includes(name) || new RegExp(`\\b${name}\\.`).test(body));
  const modules = [...new Set([...body.matchAll(/\b([a-z]\w*)\.(?=[A-Z])/g)].map(([, name = '']) => name))].sort();
  const own = exported.filter((name) => new RegExp(`\\b${name}[.(]`).test(body));
  return [
    '// Written by `compat-usages` from the API and features.json. Do not edit.',
    ...modules.map((name) => `import * as ${name} from 'aws-cdk-lib/aws-${name.replaceAll('_', '-')}';`),
    `import { ${core.join(', ')} } from 'aws-cdk-lib/core';`,
    `import { ${own.join(', ')} } from '${library}';`,
    '',
    'const app = new App();',
    '',
    'function feature(name: string, create: (stack: Stack) => unknown): Stack {',
    `  const stack = new Stack(app, name, { env: { account: '111122223333', region: '${region}' } });`,
    '  create(stack);',
    '  return stack;',
    '}',
    '',
    `export const stack = ${body}`,
    '',
  ].join('\n');
}

function kebabCase(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}

/** The name of a stack, which consists of letters, digits and hyphens: `FlowLogs-ToS3`. */
function stackName(label: readonly string[]): string {
  return label.length === 0 ? 'Defaults' : label.map(pascalCase).join('-');
}

function pascalCase(name: string): string {
  return name
    .split('_')
    .map((word) => (/^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : word))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
