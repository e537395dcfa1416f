import { NetworkProps } from '../network-props';
import { DEFAULT_CIDR } from './defaults';
import { alignCidr, Cidr, cidrSize, formatCidr, parseCidr } from './cidr';

const MAX_BLOCKS = 4;
const MIN_PREFIX = 16;
const MAX_PREFIX = 28;

/** Validates the further blocks of a network. */
export function validateSecondaryBlocks({ ipAddresses, secondaryCidrBlocks = [] }: NetworkProps): string[] {
  const errors = secondaryCidrBlocks.flatMap(validateBlock);
  if (secondaryCidrBlocks.length > MAX_BLOCKS) {
    errors.push(`\`secondaryCidrBlocks\` must have at most ${MAX_BLOCKS} elements, got: ${secondaryCidrBlocks.length}`);
  }
  return [...errors, ...validateDisjoint([ipAddresses ? ipAddresses._cidr : DEFAULT_CIDR, ...secondaryCidrBlocks])];
}

function validateBlock(text: string): string[] {
  const cidr = parseCidr(text);
  const isBlock = cidr && cidr.prefix >= MIN_PREFIX && cidr.prefix <= MAX_PREFIX;
  if (!isBlock) {
    return [`\`secondaryCidrBlocks\` must be IPv4 blocks between /${MIN_PREFIX} and /${MAX_PREFIX}, got: ${text}`];
  }
  const aligned = formatCidr(alignCidr(cidr));
  return aligned === formatCidr(cidr)
    ? []
    : [`\`secondaryCidrBlocks\` must start at their base address, ${aligned}, got: ${text}`];
}

function validateDisjoint(blocks: (string | undefined)[]): string[] {
  const known = blocks.flatMap((block) => (block === undefined ? [] : (parseCidr(block) ?? [])));
  return known.flatMap((block, index) =>
    known
      .slice(0, index)
      .filter((other) => overlaps(block, other))
      .map((other) => `\`secondaryCidrBlocks\` must not overlap ${formatCidr(other)}, got: ${formatCidr(block)}`),
  );
}

function overlaps(one: Cidr, other: Cidr): boolean {
  const prefix = Math.min(one.prefix, other.prefix);
  return Math.floor(one.address / cidrSize(prefix)) === Math.floor(other.address / cidrSize(prefix));
}
