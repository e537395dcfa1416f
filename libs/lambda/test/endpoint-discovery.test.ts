import * as replaced from '@aws-sdk/middleware-endpoint-discovery';
import * as replacement from '../src/endpoint-discovery';

describe('what replaces endpoint discovery', () => {
  test('has names of what it replaces, and no others', () => {
    expect(Object.keys(replaced)).toEqual(expect.arrayContaining(Object.keys(replacement)));
  });

  test('leaves the settings of a client as they are', () => {
    const settings = { region: 'us-east-1' };
    expect(replacement.resolveEndpointDiscoveryConfig(settings)).toBe(settings);
  });
});
