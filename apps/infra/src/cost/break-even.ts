import { priceOf, totalOf, type PriceName } from '@trading/prices';
import { HOURS } from '../load/monthly-cost';

const HOUR_SECONDS = 3_600;
const MILLION = 1_000_000;

/** NAT gateways and interface endpoints that could replace each other. */
export interface NetworkPaths {
  readonly region: string;
  readonly gateways: number;
  readonly zones: number;
  /** The services with an interface endpoint in each zone. */
  readonly services: number;
}

/** The cost of both ways out of a network in a month, in US dollars. */
export interface NetworkBreakEven {
  /** The gateways and their public addresses, without traffic. */
  readonly gateways: number;
  /** The endpoints, without traffic. */
  readonly endpoints: number;
  /** The GB a month from which on endpoints cost less than gateways. Zero if they always do. */
  readonly gigabytes: number;
}

/**
 * Compares NAT gateways with interface endpoints.
 *
 * @returns undefined if a price of the region is not known
 */
export function networkBreakEven({ region, gateways, zones, services }: NetworkPaths): NetworkBreakEven | undefined {
  const gatewayTotal = totalOf([
    { price: 'natGatewayHour', region, quantity: HOURS * gateways },
    { price: 'publicAddressHour', region, quantity: HOURS * gateways },
  ]);
  const endpointTotal = totalOf([{ price: 'endpointHour', region, quantity: HOURS * zones * services }]);
  const [gatewayGigabyte, endpointGigabyte] = [usd('natGatewayGigabyte', region), usd('endpointGigabyte', region)];
  const isKnown = [...gatewayTotal.unknown, ...endpointTotal.unknown].length === 0;
  if (!isKnown || gatewayGigabyte === undefined || endpointGigabyte === undefined) return undefined;
  const difference = endpointTotal.usd - gatewayTotal.usd;
  return {
    gateways: gatewayTotal.usd,
    endpoints: endpointTotal.usd,
    gigabytes: difference <= 0 ? 0 : difference / (gatewayGigabyte - endpointGigabyte),
  };
}

/**
 * Returns the share of provisioned units, from 0 to 1, above which they cost less than the same requests on demand.
 *
 * @returns undefined if a price of the region is not known
 */
export function capacityBreakEven(kind: 'write' | 'read', region: string): number | undefined {
  const provisioned = usd(kind === 'write' ? 'writeUnitHour' : 'readUnitHour', region);
  const million = usd(kind === 'write' ? 'millionWrites' : 'millionReads', region);
  return provisioned === undefined || million === undefined
    ? undefined
    : provisioned / ((HOUR_SECONDS * million) / MILLION);
}

function usd(price: PriceName, region: string): number | undefined {
  return priceOf(price, region)?.usd;
}
