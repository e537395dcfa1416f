import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderRegionSwitch } from '../../src/operations/render-region-switch';
import { writeRegionSwitch } from '../../src/operations/write-region-switch';

const OPTIONS = {
  account: '333333333333',
  primary: { environment: 'production', region: 'us-east-1' },
  standby: { environment: 'production', region: 'us-west-2' },
  hasFunctions: true,
};

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'region-switch-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

test('writes the template, and says how to deploy it with all of its parameters', async () => {
  const text = await writeRegionSwitch(OPTIONS, root);

  const [, file = ''] = / --template-file (\S+)/.exec(text) ?? [];
  const { stackName, template } = renderRegionSwitch(OPTIONS);
  expect(JSON.parse(readFileSync(join(root, file), 'utf8'))).toEqual(template);
  expect(text).toContain(`--region us-east-1 --stack-name ${stackName} `);
  const parameters = [...text.matchAll(/^ +(\w+)=(\S+)/gm)].map(([, name]) => name);
  expect(parameters).toEqual(Object.keys((template as { readonly Parameters?: object }).Parameters ?? {}));
});

test('finds the mapping of each region', async () => {
  const text = await writeRegionSwitch(OPTIONS, root);
  expect(text).toMatch(
    /PrimaryMappingArn=\$\(aws .* --region us-east-1 --function-name data-processor-production-us-east-1 /,
  );
  expect(text).toMatch(
    /StandbyMappingArn=\$\(aws .* --region us-west-2 --function-name data-processor-production-us-west-2 /,
  );
});
