import { OperatorError, parseChoice, reportFailure } from '@trading/cli';
import { largest, parseBump } from './bump';
import { currentCatalogue } from './catalogue/catalogue';
import { check, rejectSmaller } from './check';
import { rejectStaleUsages, writeFeatureUsages } from './features/committed-usages';
import { formattedUsages } from './features/formatted-usages';
import { packageFolders, type PackageFolders } from './package-folders';
import { compareRange } from './range/compare-range';
import { writeRelease } from './release/release';
import { renderFindings, renderUnreleased, renderVerdict } from './report';
import { synthesise, templatesOf } from './synthesis/synthesise';

const COMMANDS = {
  check: checkPackage,
  record: recordPackage,
  range: checkRange,
  usages: writeUsages,
  'usages-check': checkUsages,
};

/** Runs a command for the construct library in a folder. */
async function main([command, folder = '', planned]: readonly string[]): Promise<void> {
  const names = Object.keys(COMMANDS) as (keyof typeof COMMANDS)[];
  await COMMANDS[parseChoice(command, names, 'a command')](packageFolders(folder), planned);
}

/** Prints which bump a package needs since its last release. Fails if a smaller one is planned. */
async function checkPackage(folders: PackageFolders, planned?: string): Promise<void> {
  const bump = planned ? parseBump(planned) : undefined;
  const verdict = await check(folders);
  console.log(verdict ? renderVerdict(folders.name, verdict) : renderUnreleased(folders.name));
  if (verdict && bump) rejectSmaller(bump, verdict);
}

/** Records the current state of a package as its last release, which later changes are compared with. */
async function recordPackage({ name, root, released, assembly, nodeModules }: PackageFolders): Promise<void> {
  const catalogue = currentCatalogue(root);
  const templates = templatesOf(await synthesise(catalogue, { nodeModules, published: false }));
  writeRelease(released, assembly, catalogue, templates);
  console.log(`${name}: recorded the API and ${templates.size} usages`);
}

/** Writes the usages of all optional features of a package. */
function writeUsages(folders: PackageFolders): void {
  const usages = formattedUsages(folders);
  writeFeatureUsages(folders, usages);
  console.log(`${folders.name}: wrote the optional features of ${usages.size} constructs`);
}

/** Fails if the usages of the optional features of a package do not match its API. */
function checkUsages(folders: PackageFolders): void {
  rejectStaleUsages(folders, formattedUsages(folders));
  console.log(`${folders.name}: each optional feature has a usage`);
}

/** Prints how the newest peers change the templates of a package. Fails if they harm running stacks. */
async function checkRange(folders: PackageFolders): Promise<void> {
  const { oldest, newest, usages } = await compareRange(folders);
  const changed = [...usages].filter(([, findings]) => findings.length > 0);
  for (const [usage, findings] of changed) console.log(renderFindings(`usage ${usage}`, findings));
  const peers = Object.entries(newest).map(([name, version]) => `${name} ${oldest[name] ?? 'none'} → ${version}`);
  console.log(`${folders.name} with ${peers.join(', ')}: ${changed.length} of ${usages.size} usages changed`);
  if (largest([...usages.values()].flat().map(({ bump }) => bump)) !== 'major') return;
  throw new OperatorError(
    'The newest peers harm running stacks; see the findings above. Set the changed properties explicitly, or narrow the ' +
      'peer range.',
  );
}

main(process.argv.slice(2)).catch(reportFailure);
