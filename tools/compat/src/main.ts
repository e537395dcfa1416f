import { reportFailure } from '@trading/operator-errors';
import { largest, parseBump } from './bump';
import { currentCatalogue } from './catalogue/catalogue';
import { check, refuseSmaller } from './check';
import { CompatError } from './errors';
import { packageFolders, type PackageFolders } from './package-folders';
import { compareRange } from './range/compare-range';
import { writeRelease } from './release/release';
import { renderFindings, renderVerdict } from './report';
import { synthesise, templatesOf } from './synthesis/synthesise';

const COMMANDS: Readonly<Record<string, (folders: PackageFolders, planned?: string) => Promise<void> | void>> = {
  check: checkPackage,
  record: recordPackage,
  range: tryRange,
};

/** Works on the construct library in a folder. */
async function main([command = '', folder = '', planned]: readonly string[]): Promise<void> {
  const run = COMMANDS[command];
  if (!run) throw new CompatError(`Expected one of ${Object.keys(COMMANDS).join(', ')}, got: ${command}`);
  await run(packageFolders(folder), planned);
}

/** Says which bump a package needs since its last release; fails where a smaller one is planned. */
async function checkPackage(folders: PackageFolders, planned?: string): Promise<void> {
  const bump = planned ? parseBump(planned) : undefined;
  const verdict = await check(folders);
  console.log(renderVerdict(folders.name, verdict));
  if (bump) refuseSmaller(bump, verdict);
}

/** Keeps a package as it is now: later changes are compared with that. */
function recordPackage({ name, root, released, assembly, nodeModules }: PackageFolders): void {
  const catalogue = currentCatalogue(root);
  const templates = templatesOf(synthesise(catalogue, { nodeModules, published: false }));
  writeRelease(released, assembly, catalogue, templates);
  console.log(`${name}: recorded the API and ${templates.size} usages`);
}

/** Says what the newest peers make of the catalogue; fails where that harms a running stack. */
function tryRange(folders: PackageFolders): void {
  const { oldest, newest, usages } = compareRange(folders);
  const changed = [...usages].filter(([, findings]) => findings.length > 0);
  for (const [usage, findings] of changed) console.log(renderFindings(`usage ${usage}`, findings));
  const peers = Object.entries(newest).map(([name, version]) => `${name} ${oldest[name] ?? 'none'} → ${version}`);
  console.log(`${folders.name}, ${peers.join(', ')}: of ${usages.size} usages, ${changed.length} changed`);
  if (largest([...usages.values()].flat().map(({ bump }) => bump)) !== 'major') return;
  throw new CompatError(
    'The newest peers harm running stacks, as told above: keep what they change, or end the range.',
  );
}

main(process.argv.slice(2)).catch(reportFailure);
