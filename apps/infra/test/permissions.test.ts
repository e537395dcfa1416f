import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { ENVIRONMENT_NAMES } from '../src/environments';
import { statementsOf } from '../src/gates/statement';
import { synthesise } from './synthesise';

/** What a command of the AWS SDK is authorised by. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  BatchGetCommand: ['dynamodb:BatchGetItem'],
  BatchWriteCommand: ['dynamodb:BatchWriteItem'],
  GetCommand: ['dynamodb:GetItem'],
  // The second, where the event names a version.
  GetObjectCommand: ['s3:GetObject', 's3:GetObjectVersion'],
  PutCommand: ['dynamodb:PutItem'],
  QueryCommand: ['dynamodb:Query'],
  SendMessageCommand: ['sqs:SendMessage'],
};

/** The commands that the processor's code imports, in the files that its bundle is made of. */
async function commandsOfProcessor(): Promise<string[]> {
  const root = dirname(require.resolve('@trading/processor/package.json'));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/handler.ts'],
    bundle: true,
    packages: 'external',
    platform: 'node',
    metafile: true,
    write: false,
  });
  const imported = Object.keys(metafile.inputs).flatMap((file) => {
    const source = readFileSync(join(root, file), 'utf8');
    return [...source.matchAll(/import \{([^}]*)\} from '@aws-sdk\//g)].flatMap(([, names = '']) => names.split(','));
  });
  const commands = imported.map((name) => name.trim()).filter((name) => name.endsWith('Command'));
  return [...new Set(commands)].sort();
}

test('the processor sends the commands that are known here, and no other', async () => {
  expect(await commandsOfProcessor()).toEqual(Object.keys(ACTIONS));
});

test.each(ENVIRONMENT_NAMES)('%s grants the processor exactly what its code needs', (environment) => {
  const policies = Object.values(synthesise(environment).Ingestion.template.Resources ?? {}).filter(
    ({ Type, Properties }) =>
      Type === 'AWS::IAM::ManagedPolicy' && Properties?.['Description'] === 'What the function is granted',
  );
  expect(policies).toHaveLength(1);
  const granted = policies.flatMap((policy) => statementsOf(policy)).flatMap(({ actions }) => actions);

  expect([...granted].sort()).toEqual(Object.values(ACTIONS).flat().sort());
});
