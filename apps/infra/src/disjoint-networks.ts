import { BlockList } from 'node:net';
import { OperatorError } from '@trading/cli';
import type { RegionalSettings } from './region-settings';

/** Thrown when the networks of two environments overlap. */
export class OverlappingNetworksError extends OperatorError {
  public constructor(overlaps: readonly string[]) {
    super(
      `The networks of environments and regions must not overlap, so that they can be connected later: ${overlaps.join('; ')}. ` +
        'Change a `cidr` in src/environments.ts; the one of a deployed network cannot change.',
    );
  }
}

/** Returns the CIDR block of every region of every environment by `{environment} ({region})`. */
export function networksOf(environments: Readonly<Record<string, RegionalSettings>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environments).flatMap(([name, { regions }]) =>
      regions.map(({ region, network }) => [`${name} (${region})`, network.cidr]),
    ),
  );
}

/**
 * Checks that networks do not overlap.
 *
 * @param networks the CIDR block of each network, such as `10.0.0.0/16`, by its name
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
