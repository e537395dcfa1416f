/**
 * Proves that other teams can use what is packed, in one language: copies the consumer of that language to an empty
 * folder outside the workspace, installs the packed libraries into it, synthesises it, and compares the template with
 * that of the TypeScript consumer on the libraries' sources. Where the language's toolchain is missing, it says so.
 *
 *   tsx main.ts typescript|python|java|go
 */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { reportFailure } from '@trading/operator-errors';
import { PublishingError } from '../errors';
import { readLibraries, WORKSPACE } from '../libraries';
import { step } from '../process/step';
import { inTemporaryFolder } from '../process/temporary-folder';
import { missingToolchain } from '../toolchain/toolchain';
import { differenceBetween } from './compare-templates';
import { CONSUMERS, type Consumer } from './consumers';
import { renderOutcome, writeOutcome, type Outcome } from './outcome';
import { synthesise, synthesiseFromSources } from './synthesise';

const SOURCES = join(WORKSPACE, 'tools/publishing/consumers');

async function main(name: string | undefined): Promise<void> {
  const consumer = name === undefined ? undefined : CONSUMERS[name];
  if (!consumer) {
    throw new PublishingError(`Expected one of ${Object.keys(CONSUMERS).join(', ')}, got: ${name ?? 'nothing'}`);
  }
  const missing = missingToolchain(consumer.language);
  const outcome: Outcome = missing
    ? { skipped: missing }
    : await inTemporaryFolder(`consumer-${consumer.source}`, (folder) => consume(consumer, folder));
  console.log(renderOutcome(outcome));
  writeOutcome(consumer.source, outcome);
}

async function consume({ source, install }: Consumer, folder: string): Promise<Outcome> {
  const begun = performance.now();
  const libraries = readLibraries(WORKSPACE);
  const app = join(folder, 'trade-archive');
  mkdirSync(app);
  cpSync(join(SOURCES, source), app, { recursive: true });

  await install(app, libraries);
  const found = await step('Synthesising', () => synthesise(app, join(app, 'cdk.out')));
  const expected = await step('Synthesising in TypeScript, on the sources of the libraries', () =>
    synthesiseFromSources(join(SOURCES, 'typescript'), join(folder, 'expected')),
  );
  const difference = differenceBetween(expected, found);
  if (difference !== undefined) {
    throw new PublishingError(
      `The template of the app in ${source} (+) is not the one of the libraries' sources (-):\n${difference}`,
    );
  }
  const resources = Object.keys(found['Resources'] as object).length;
  return { resources, seconds: (performance.now() - begun) / 1000 };
}

main(process.argv[2]).catch(reportFailure);
