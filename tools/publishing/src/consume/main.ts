/**
 * Tests the packed libraries from another team's point of view, in one language: copies the consumer of that language to an
 * empty folder outside the workspace, installs the packed libraries into it, synthesises it, and compares the template with
 * the one that the TypeScript consumer makes with the source code of the libraries. Skips a language whose toolchain is
 * missing.
 *
 *   tsx main.ts typescript|python|java|go
 */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inTemporaryFolder, OperatorError, parseChoice, reportFailure, step } from '@trading/cli';
import { readLibraries, WORKSPACE } from '../libraries';
import { missingToolchain } from '../toolchain/toolchain';
import { differenceBetween } from './compare-templates';
import { CONSUMER_NAMES, CONSUMERS, type Consumer } from './consumers';
import { renderOutcome, writeOutcome, type Outcome } from './outcome';
import { synthesise, synthesiseFromSources } from './synthesise';

const SOURCES = join(WORKSPACE, 'tools/publishing/consumers');

async function main(argument: string | undefined): Promise<void> {
  const consumer = CONSUMERS[parseChoice(argument, CONSUMER_NAMES, 'a consumer')];
  const missing = await missingToolchain(consumer.language);
  const outcome: Outcome = missing
    ? { skipped: missing }
    : await inTemporaryFolder(`consumer-${consumer.source}`, (folder) => consume(consumer, folder), {
        keepOnFailure: true,
      });
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
  const expected = await step('Synthesising in TypeScript, with the source code of the libraries', () =>
    synthesiseFromSources(join(SOURCES, 'typescript'), join(folder, 'expected')),
  );
  const difference = differenceBetween(expected, found);
  if (difference !== undefined) {
    throw new OperatorError(
      `The template of the app in ${source} (+) differs from that of the libraries' source code (-):\n${difference}`,
    );
  }
  const resources = Object.keys(found['Resources'] as object).length;
  return { resources, seconds: (performance.now() - begun) / 1000 };
}

main(process.argv[2]).catch(reportFailure);
