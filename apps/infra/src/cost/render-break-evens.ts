import type { EnvironmentSettings } from '../environments';
import { sizeEnvironment } from '../load/environment-size';
import { HOURS } from '../load/monthly-cost';
import { format } from '../load/sized-value';
import { capacityBreakEven, networkBreakEven } from './break-even';
import type { EnvironmentCost } from './environment-cost';
import { money } from './render-cost';

const DAY_SECONDS = 86_400;

/** Amounts that differ by less are equal. */
const ROUNDING = 0.001;

/** Renders where another choice would cost less: NAT gateways or endpoints in each region, and the mode of the table's capacity. */
export function renderBreakEvens(environment: string, settings: EnvironmentSettings, cost: EnvironmentCost): string[] {
  return [
    'NAT gateways against interface endpoints',
    ...settings.regions.map(({ region, network }) => renderNetwork(region, network.availabilityZones.length, cost)),
    '',
    'Provisioned against on-demand capacity',
    ...renderCapacity(environment, settings),
  ];
}

function renderNetwork(region: string, zones: number, { items }: EnvironmentCost): string {
  const count = (price: 'natGatewayHour' | 'endpointHour') =>
    items
      .flatMap(({ charges }) => charges)
      .filter((charge) => charge.price === price && charge.region === region)
      .reduce((sum, { quantity }) => sum + quantity, 0) / HOURS;
  const gateways = count('natGatewayHour') || zones;
  const compare = (services: number) => networkBreakEven({ region, gateways, zones, services });
  const services = count('endpointHour') / zones;
  const [found, one] = [compare(services), compare(1)];
  if (!found || !one) return `  ${region}: unknown, because prices of the region are`;
  // The first number of services for which gateways cost less as long as there is little traffic.
  const more = Math.floor((found.gateways + ROUNDING) / one.endpoints) + 1;
  return (
    `  ${region}: ${gateways} × NAT gateway $${money(found.gateways)}, ${services} × endpoint in ${zones} zones ` +
    `$${money(found.endpoints)}: endpoints cost less ${from(found.gigabytes)}; ` +
    `${more} endpoints would ${from(compare(more)?.gigabytes ?? 0)}`
  );
}

function from(gigabytes: number): string {
  return gigabytes === 0 ? 'with any traffic' : `from ${format(Math.ceil(gigabytes))} GB a month on`;
}

/** The declared load uses a unit on average, not as at its busiest time, which the units are made for. */
function renderCapacity(environment: string, settings: EnvironmentSettings): string[] {
  const { region } = settings.regions[0];
  const { units, table } = sizeEnvironment(environment, settings);
  const breakEven = capacityBreakEven('write', region);
  if (breakEven === undefined) return [`  ${region}: unknown, because prices of the region are`];
  const used = units.day / (DAY_SECONDS * table.writes.min.value);
  return [
    `  ${region}: a provisioned write unit costs less than requests if more than ` +
      `${percent(breakEven)} of it are used, a read unit at ${percent(capacityBreakEven('read', region) ?? 0)}`,
    `  the declared load uses ${percent(used)} of ${format(table.writes.min.value)} write units: ` +
      `${used > breakEven ? 'provisioned' : 'on-demand'} writes cost less, and the table is ${table.mode}`,
  ];
}

function percent(share: number): string {
  return `${format(Math.round(share * 1_000) / 10)} %`;
}
