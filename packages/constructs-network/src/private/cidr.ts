/** An IPv4 block: the base address as an unsigned 32-bit integer, and the prefix length. */
export interface Cidr {
  readonly address: number;
  readonly prefix: number;
}

const CIDR_PATTERN = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/**
 * Parses `10.0.0.0/16`. Leading zeros are rejected, because some parsers read them as octal.
 *
 * @returns undefined if the text is not an IPv4 block
 */
export function parseCidr(text: string): Cidr | undefined {
  const parts = CIDR_PATTERN.exec(text)?.slice(1);
  if (!parts || parts.some((part) => part.length > 1 && part.startsWith('0'))) return undefined;

  const prefix = Number(parts.pop());
  const octets = parts.map(Number);
  if (prefix > 32 || octets.some((octet) => octet > 255)) return undefined;

  return { address: octets.reduce((address, octet) => address * 256 + octet, 0), prefix };
}

/** Formats a block as `10.0.0.0/16`. */
export function formatCidr({ address, prefix }: Cidr): string {
  const octets = [24, 16, 8, 0].map((bits) => (address >>> bits) & 0xff);
  return `${octets.join('.')}/${prefix}`;
}

/** The number of addresses in a block with a prefix length. */
export function cidrSize(prefix: number): number {
  return 2 ** (32 - prefix);
}

/** The aligned block of the same prefix length that contains the address. */
export function alignCidr({ address, prefix }: Cidr): Cidr {
  return { address: address - (address % cidrSize(prefix)), prefix };
}
