import { BlockList } from 'node:net';
import { OperatorError } from '@trading/cli';

/** Thrown when the networks of two environments overlap. */
export class OverlappingNetworksError extends OperatorError {
  public constructor(overlaps: readonly string[]) {
    super(
      `The networks of environments must not overlap, so that they can be connected later: ${overlaps.join('; ')}. ` +
        'Change a `cidr` in src/environments.ts; the one of a deployed environment cannot change.',
    );
  }
}

/**
 * Checks that the networks of environments do not overlap.
 *
 * @param networks the CIDR block of each environment, such as `10.0.0.0/16`
 * @throws OverlappingNetworksError with all pairs that overlap
 */
export function validateDisjoint(networks: Readonly<Record<string, string>>): void {
  const overlaps = Object.entries(networks).flatMap(([name, cidr], index, all) =>
    all
      .slice(index + 1)
      .filter(([, other]) => containsBase(cidr, other) || containsBase(other, cidr))
      .map(([otherName, other]) => `${name} has ${cidr} and ${otherName} has ${other}`),
  );
  if (overlaps.length > 0) throw new OverlappingNetworksError(overlaps);
}

/** CIDR blocks either nest or are disjoint, so two overlap exactly if one contains the other's base address. */
function containsBase(cidr: string, other: string): boolean {
  const [address = '', prefix] = cidr.split('/');
  const range = new BlockList();
  range.addSubnet(address, Number(prefix));
  return range.check(other.split('/')[0] as string);
}
