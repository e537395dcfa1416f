import { runCommand } from '@trading/cli';
import type { Bill } from './bill';

/** The version of CycloneDX of all bills: the first one with external components, and compatible with what npm writes. */
const SPEC_VERSION = '1.7';

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
    $schema: `http://cyclonedx.org/schema/bom-${SPEC_VERSION}.schema.json`,
    ...fields,
    specVersion: SPEC_VERSION,
    metadata: described,
  };
}
