import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { OperatorError, reportFailure } from '@trading/cli';
import { useEmulator } from '../emulator/use-emulator';
import { readDeployment } from './deployment';
import { renderBars, renderManifest } from './report';
import { SAMPLE_NAME, sampleFile } from './sample-file';
import { TradePipeline } from './trade-pipeline';

/** The outputs of the deployed stacks, as `infra:deploy:local` writes them. */
const OUTPUTS_FILE = join(__dirname, '../../../../apps/infra/cdk.outputs/local.json');

/** Sends a trade file, by default the generated sample, and prints its bars. */
async function main([path]: readonly string[]): Promise<void> {
  const deployment = readDeployment(OUTPUTS_FILE);
  const options = await useEmulator(deployment.region);
  const pipeline = new TradePipeline(deployment, options);
  const [name, bytes] = path === undefined ? [SAMPLE_NAME, sampleFile()] : [basename(path), readFile(path)];
  console.error(`Sending ${name} (${bytes.length} bytes) …`);
  const manifest = await pipeline.send(name, bytes);
  console.log(`${renderManifest(manifest)}\n`);
  // `npm start` shows the output later; it sets FORCE_COLOR if that is on a terminal.
  const colour = process.stdout.isTTY || process.env['FORCE_COLOR'] === '1';
  console.log(await renderBars(manifest, pipeline, colour));
}

/** Reads a file. Its path is relative to the folder in which the user ran npm or Nx. */
function readFile(path: string): Buffer {
  const absolute = resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
  if (!existsSync(absolute)) throw new OperatorError(`${absolute} does not exist. Expected the path of a trade file.`);
  if (!statSync(absolute).isFile())
    throw new OperatorError(`${absolute} is a folder. Expected the path of a trade file.`);
  return readFileSync(absolute);
}

main(process.argv.slice(2)).catch(reportFailure);
