/**
 * The short names of services whose interface endpoints have no private DNS names. A request to enable them fails.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-streams.html
 * @see https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-VPC.html
 * @see https://docs.aws.amazon.com/iot-wireless/latest/developerguide/create-vpc-lns-cups.html
 */
const WITHOUT_PRIVATE_DNS = [
  'dynamodb',
  'dynamodb-fips',
  'dynamodb-streams',
  'iot.credentials',
  'iot.data',
  'lorawan.cups',
  'lorawan.lns',
];

/** True if the interface endpoint of a service can have private DNS names. */
export function hasPrivateDns(service: string): boolean {
  return !WITHOUT_PRIVATE_DNS.includes(service);
}
