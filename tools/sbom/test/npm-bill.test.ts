import { reproducible } from '../src/npm-bill';

test('the same content has the same bill, whenever it is written', () => {
  const bill = (serialNumber: string, timestamp: string) => ({
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber,
    metadata: { timestamp, component: { 'bom-ref': 'x@1.0.0', name: 'x', purl: 'pkg:npm/x@1.0.0' } },
    components: [],
    dependencies: [],
  });
  const first = reproducible(bill('urn:uuid:1', '2026-01-01T00:00:00Z'));
  expect(first).toEqual(reproducible(bill('urn:uuid:2', '2026-01-02T00:00:00Z')));
  expect(first).toEqual({
    $schema: 'http://cyclonedx.org/schema/bom-1.7.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.7',
    metadata: { component: { 'bom-ref': 'x@1.0.0', name: 'x', purl: 'pkg:npm/x@1.0.0' } },
    components: [],
    dependencies: [],
  });
});
