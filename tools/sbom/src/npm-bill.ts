import { runCommand } from '@trading/cli';
import { SCHEMA, SPEC_VERSION, type Bill } from './bill';

/**
 * Describes what a workspace has installed, as `npm sbom` does. The same installation has the same bill, without a serial
 * number and a time.
 *
 * @param workspace the root folder
 * @param options further options of `npm sbom`, such as `--workspace=<name>`
 */
export async function npmBill(workspace: string, ...options: readonly string[]): Promise<Bill> {
  const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=library', ...options];
  return reproducible(JSON.parse(await runCommand('npm', args, { cwd: workspace })) as Bill);
}

/** Removes what differs between two bills of the same content. */
export function reproducible(bill: Bill): Bill {
  const { $schema: _schema, serialNumber: _serialNumber, metadata, ...fields } = bill;
  const { timestamp: _timestamp, ...described } = metadata;
  return {
    $schema: SCHEMA,
    ...fields,
    specVersion: SPEC_VERSION,
    metadata: described,
  };
}
