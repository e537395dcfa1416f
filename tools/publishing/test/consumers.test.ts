import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderOutcome } from '../src/consume/outcome';
import { WORKSPACE } from '../src/libraries';

const read = (path: string) => readFileSync(join(WORKSPACE, path), 'utf8');
const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
const cdk = devDependencies['aws-cdk-lib'];
const constructs = devDependencies['constructs'];

describe('consumers', () => {
  test.each([
    ['typescript/package.json', [`"aws-cdk-lib": "${cdk}"`, `"constructs": "${constructs}"`]],
    ['python/requirements.txt', [`aws-cdk-lib==${cdk}`, `constructs==${constructs}`]],
    ['java/pom.xml', [`<cdk.version>${cdk}<`, `<constructs.version>${constructs}<`]],
    ['go/go.mod', [`awscdk/v2 v${cdk}`, `constructs/v10 v${constructs}`]],
  ])('%s asks for the CDK that the workspace builds with, for templates to be comparable', (path, versions) => {
    for (const version of versions) expect(read(`tools/publishing/consumers/${path}`)).toContain(version);
  });
});

describe('renderOutcome', () => {
  test('says what was found, or why nothing was tried', () => {
    expect(renderOutcome({ resources: 45, seconds: 26.24 })).toBe('the same template, of 45 resources, in 26.2 s');
    expect(renderOutcome({ skipped: '`go version` does not run here.' })).toBe(
      'skipped, since `go version` does not run here.',
    );
  });
});
