import { cpSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The condition of odd lots in Massive's files, and that of regular sales, as the bundler writes them. */
const ODD_LOT = /(37:\{name:`odd lot trade`,eligibility:)(\w+)(?=\})/g;
const REGULAR_SALE = /0:\{name:`regular sale`,eligibility:(\w+)\},1:\{name:`acqu/g;

/** The version of the processor in a manifest. */
const VERSION = /(,processor:)1(?=,)/g;

/**
 * Copies an assembly, with a processor of an earlier version that lets odd lots update prices. Its hashes are others, so that each of
 * both replaces the other when it is deployed.
 *
 * @throws if the bundle does not have the rule, or has it more than once
 */
export function withPlantedMistake(assembly: string, copy: string): void {
  cpSync(assembly, copy, { recursive: true });
  const asset = readdirSync(copy).find((name) => {
    const handler = join(copy, name, 'handler.js');
    return statSync(handler, { throwIfNoEntry: false }) && readFileSync(handler, 'utf8').includes('odd lot trade');
  });
  if (asset === undefined) throw new Error('The assembly has no bundle of the processor.');
  const handler = join(copy, asset, 'handler.js');
  const code = readFileSync(handler, 'utf8');
  const everything = only(code, REGULAR_SALE)[1] as string;
  only(code, ODD_LOT);
  only(code, VERSION);
  writeFileSync(handler, code.replace(ODD_LOT, `$1${everything}`).replace(VERSION, '$10'));

  for (const name of readdirSync(copy)) renameSync(join(copy, name), join(copy, withOtherHashes(name)));
  for (const path of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.json')) continue;
    const file = join(copy, path);
    writeFileSync(file, withOtherHashes(readFileSync(file, 'utf8')));
  }
}

/** A text with other hashes of code and templates: the CDK does not upload what it has uploaded before, by its hash. */
function withOtherHashes(text: string): string {
  return text.replaceAll(/\b[0-9a-f]{64}\b/g, (hash) => hash.split('').reverse().join(''));
}

/** The only match of a pattern. */
function only(code: string, pattern: RegExp): RegExpExecArray {
  const matches = [...code.matchAll(pattern)];
  if (matches.length !== 1) throw new Error(`Expected one match of ${pattern}, found ${matches.length}.`);
  return matches[0] as RegExpExecArray;
}
