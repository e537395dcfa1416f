import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../../src/libraries';

const read = (path: string) => readFileSync(join(WORKSPACE, path), 'utf8');
const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
const cdk = devDependencies['aws-cdk-lib'];
const constructs = devDependencies['constructs'];

describe('consumers', () => {
  test('install nothing with pip whose hash is not known', () => {
    const pins = read('tools/publishing/consumers/python/requirements.txt').match(
      /^[\w-]+==.*(?:\n {4}--hash=sha256:\w{64}.*)?/gm,
    );

    expect(pins?.length).toBeGreaterThan(2);
    expect(pins?.filter((pin) => !pin.includes('--hash=sha256:'))).toEqual([]);
  });

  test.each([
    ['typescript/package.json', [`"aws-cdk-lib": "${cdk}"`, `"constructs": "${constructs}"`]],
    ['python/requirements.txt', [`aws-cdk-lib==${cdk}`, `constructs==${constructs}`]],
    ['java/pom.xml', [`<cdk.version>${cdk}<`, `<constructs.version>${constructs}<`]],
    ['go/go.mod', [`awscdk/v2 v${cdk}`, `constructs/v10 v${constructs}`]],
  ])('%s requires the CDK version of the workspace, so that templates can be compared', (path, versions) => {
    for (const version of versions) expect(read(`tools/publishing/consumers/${path}`)).toContain(version);
  });
});
