import type { Manifest } from '@trading/bars';
import { renderManifest } from '@trading/bars/report';
import { reportFailure } from '@trading/cli';
import { runningEmulator, useEmulator } from '../emulator/use-emulator';
import { renderLinks } from '../query/links';
import { QueryApi } from '../query/query-api';
import { OUTPUTS_FILE, readDeployment } from './deployment';
import { filesToSend } from './files-to-send';
import { renderBars } from './report';
import { SAMPLE_NAME, sampleFile } from './sample-file';
import { FilesFailedError, sendFiles } from './send-files';
import { TradePipeline } from './trade-pipeline';

/** Sends a trade file or a folder of them, by default the generated sample, and prints the bars and where to see them. */
async function main([path]: readonly string[]): Promise<void> {
  // The user's path is relative to the folder in which they ran npm or Nx.
  const base = process.env['INIT_CWD'] ?? process.cwd();
  const files = path === undefined ? [{ name: SAMPLE_NAME, read: sampleFile }] : filesToSend(path, base);
  const deployment = readDeployment(OUTPUTS_FILE);
  const options = await useEmulator(deployment.region);
  const pipeline = new TradePipeline(deployment, options);
  const api = new QueryApi(await runningEmulator(), deployment.pageUrl);

  const manifests: Manifest[] = [];
  const failures = await sendFiles(files, pipeline, {
    show: (message) => console.error(message),
    processed: (manifest) => {
      manifests.push(manifest);
      console.log(`${renderManifest(manifest)}\n`);
    },
  });
  if (manifests.length > 0) {
    // `npm start` shows the output later; it sets FORCE_COLOR if that is on a terminal.
    const colour = process.stdout.isTTY || process.env['FORCE_COLOR'] === '1';
    console.log(await renderBars(manifests, api, pipeline, colour));
  }
  if (files.length === 1 && failures[0]) throw failures[0].error;
  if (failures.length > 0) throw new FilesFailedError(failures, files.length);
  if (files.length > 1) console.log(`\nAll ${files.length} files were processed.`);
  const [first] = manifests.flatMap(({ coverage }) => coverage);
  if (first) console.log(`\n${renderLinks(api, first)}`);
}

main(process.argv.slice(2)).catch(reportFailure);
