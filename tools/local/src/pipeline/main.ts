import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { reportFailure } from '@trading/operator-errors';
import { useEmulator } from '../emulator/use-emulator';
import { LocalError } from '../errors';
import { readDeployment } from './deployment';
import { renderBars, renderManifest } from './report';
import { SAMPLE_NAME, sampleFile } from './sample-file';
import { TradePipeline } from './trade-pipeline';

/** Sends a trade file, by default the sample, and shows its bars. */
async function main([outputsFile = '', path]: readonly string[]): Promise<void> {
  const deployment = readDeployment(outputsFile);
  const options = await useEmulator(deployment.region);
  const pipeline = new TradePipeline(deployment, options);
  const [name, bytes] = path === undefined ? [SAMPLE_NAME, sampleFile()] : [basename(path), readFile(path)];
  console.log(`Sending ${name} (${bytes.length} bytes) …`);
  const manifest = await pipeline.send(name, bytes);
  console.log(`${renderManifest(manifest)}\n`);
  console.log(await renderBars(manifest, (query) => pipeline.readBars(query), process.stdout.isTTY));
}

/** Reads a file. Its path is relative to the folder in which the user ran npm or Nx. */
function readFile(path: string): Buffer {
  const absolute = resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
  if (!existsSync(absolute)) throw new LocalError(`${absolute} does not exist. Expected the path of a trade file.`);
  if (!statSync(absolute).isFile()) throw new LocalError(`${absolute} is a folder. Expected the path of a trade file.`);
  return readFileSync(absolute);
}

main(process.argv.slice(2)).catch(reportFailure);
