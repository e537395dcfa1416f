import { BlockList } from 'node:net';
import { OperatorError } from '@trading/cli';

/** Networks of the table of environments share addresses. */
export class OverlappingNetworksError extends OperatorError {
  public constructor(overlaps: readonly string[]) {
    super(
      `Networks must not share addresses, so that they can be connected one day: ${overlaps.join('; ')}. ` +
        'Change a `cidr` in src/environments.ts; that of an environment which is deployed cannot change.',
    );
  }
}

/**
 * Checks the networks of all environments, also of those that are not synthesised.
 *
 * @param networks name of the environment → its range, such as `10.0.0.0/16`
 * @throws OverlappingNetworksError where two of them share an address, with every such pair
 */
export function validateDisjoint(networks: Readonly<Record<string, string>>): void {
  const overlaps = Object.entries(networks).flatMap(([name, cidr], index, all) =>
    all
      .slice(index + 1)
      .filter(([, other]) => holdsStart(cidr, other) || holdsStart(other, cidr))
      .map(([otherName, other]) => `${name} has ${cidr} and ${otherName} has ${other}`),
  );
  if (overlaps.length > 0) throw new OverlappingNetworksError(overlaps);
}

/** Two ranges of which each is a power of two share an address exactly when one holds the start of the other. */
function holdsStart(cidr: string, other: string): boolean {
  const [address = '', prefix] = cidr.split('/');
  const range = new BlockList();
  range.addSubnet(address, Number(prefix));
  return range.check(other.split('/')[0] as string);
}
