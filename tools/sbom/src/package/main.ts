/**
 * Writes the CycloneDX bill of materials of the npm package in the current folder, from where it is packed; or checks the bill
 * in a packed package.
 *
 *   tsx main.ts write
 *   tsx main.ts check <tarball>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError, parseChoice, reportFailure, runCommand, tryCommand } from '@trading/cli';
import { BILL_FILE, renderBill, type Bill } from '../bill';
import { npmBill } from '../npm-bill';
import { billProblems } from './bill-problems';
import { describePackage } from './describe-package';
import type { Manifest } from './manifest';

async function main([command, tarball]: readonly string[]): Promise<void> {
  if (parseChoice(command, ['write', 'check'], 'a command') === 'write') return write();
  if (tarball === undefined) throw new OperatorError('Expected the path of a packed package, got: nothing');
  return check(tarball);
}

async function write(): Promise<void> {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const bill = await npmBill(join(process.cwd(), '../..'), `--workspace=${manifest.name}`);
  writeFileSync(BILL_FILE, renderBill(describePackage(bill, manifest)));
}

async function check(tarball: string): Promise<void> {
  const manifest = JSON.parse(
    await runCommand('tar', ['--extract', '--to-stdout', '--file', tarball, 'package/package.json']),
  ) as Manifest;
  const packed = await tryCommand('tar', ['--extract', '--to-stdout', '--file', tarball, `package/${BILL_FILE}`]);
  const bill = packed.failure === undefined ? (JSON.parse(packed.stdout) as Bill) : undefined;
  const problems = billProblems(manifest, bill);
  if (problems.length > 0) throw new OperatorError(problems.join('\n'));
}

main(process.argv.slice(2)).catch(reportFailure);
