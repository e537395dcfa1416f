import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Template } from '@trading/template';
import { resourceName, type Place } from '../naming';
import { renderRegionSwitch, type RegionSwitchOptions } from './render-region-switch';

const WORKSPACE_ROOT = join(__dirname, '../../../..');

/**
 * Writes the template of the plans of ARC Region switch.
 *
 * @param root the folder below which it is written
 * @returns the command that deploys it
 */
export async function writeRegionSwitch(options: RegionSwitchOptions, root = WORKSPACE_ROOT): Promise<string> {
  const { primary, standby } = options;
  const { stackName, template } = renderRegionSwitch(options);
  const file = `apps/infra/cdk.out/region-switch/${primary.environment}.template.json`;
  const path = join(root, file);
  await mkdir(dirname(path), { recursive: true });
  // CloudFormation accepts files up to 51,200 bytes from a command line, so that nothing is indented.
  await writeFile(path, JSON.stringify(template));
  const values: Readonly<Record<string, string>> = {
    PrimaryMappingArn: mappingArn(primary),
    StandbyMappingArn: mappingArn(standby),
  };
  const lines = [
    `aws cloudformation deploy --region ${primary.region} --stack-name ${stackName} --template-file ${file}`,
    '--capabilities CAPABILITY_IAM --parameter-overrides',
    ...parametersOf(template).map((name) => `${name}=${values[name] ?? 'ARN'}`),
  ];
  const written = `Wrote ${file}. AWS charges each of its two plans by the month (docs/operations/regions.md). To deploy it:`;
  return [written, '', lines.join(' \\\n  ')].join('\n');
}

function parametersOf({ Parameters = {} }: Template & { readonly Parameters?: object }): string[] {
  return Object.keys(Parameters);
}

/** The command that finds the ARN of the event source mapping of a region, which AWS has chosen. */
function mappingArn(place: Place): string {
  const options = [
    `--region ${place.region}`,
    `--function-name ${resourceName('data-processor', place)}`,
    "--query 'EventSourceMappings[0].EventSourceMappingArn' --output text",
  ];
  return `$(aws lambda list-event-source-mappings ${options.join(' ')})`;
}
