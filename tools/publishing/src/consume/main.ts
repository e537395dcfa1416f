/**
 * Tests the packed libraries from another team's point of view: copies a consumer to an empty folder outside the workspace,
 * installs the packed libraries into it, and runs it. Skips a language whose toolchain is missing.
 *
 *   tsx main.ts typescript|python|java|go|client
 */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inTemporaryFolder, parseChoice, reportFailure } from '@trading/cli';
import { WORKSPACE } from '../libraries';
import { missingToolchain } from '../toolchain/toolchain';
import { CONSUMER_NAMES, CONSUMERS, type Consumer } from './consumers';
import { renderOutcome, writeOutcome, type Outcome } from './outcome';

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

async function consume({ source, install, check }: Consumer, folder: string): Promise<Outcome> {
  const begun = performance.now();
  const app = join(folder, source);
  mkdirSync(app);
  cpSync(join(SOURCES, source), app, { recursive: true });
  await install(app);
  const success = await check(app);
  return { success, seconds: (performance.now() - begun) / 1000 };
}

main(process.argv[2]).catch(reportFailure);
