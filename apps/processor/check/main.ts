import { checkPaths, isAccepted } from './check-paths';
import { jsonReports } from './json-report';
import { HELP, parseOptions, UsageError } from './options';
import { Progress } from './progress';
import { renderFile, renderOutcome } from './render-report';

/** Prints what the processor makes of files, without an emulator or AWS. */
async function main(args: readonly string[]): Promise<void> {
  // The user's path is relative to the folder in which they ran npm or Nx.
  const base = process.env['INIT_CWD'] ?? process.cwd();
  const options = parseOptions(args, base);
  if (!options) {
    console.log(HELP);
    return;
  }
  const { paths, json, ...settings } = options;
  const progress = new Progress(process.stderr);
  const outcome = await checkPaths(paths, {
    ...{ base, ...settings },
    onProgress: (key, readBytes, totalBytes) => progress.show(key, readBytes, totalBytes),
    onChecked: (file) => {
      progress.clear();
      if (!json) console.log(`${renderFile(file)}\n`);
    },
  });
  if (json) {
    for (const report of jsonReports(outcome)) console.log(JSON.stringify(report));
    for (const message of outcome.missing) console.error(message);
  } else console.log(renderOutcome(outcome));
  if (!isAccepted(outcome)) process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${HELP}`);
    process.exitCode = 2;
  } else {
    console.error(error);
    process.exitCode = 1;
  }
});
