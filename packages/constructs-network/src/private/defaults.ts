/** The default block of a network. */
export const DEFAULT_CIDR = '10.0.0.0/16';
