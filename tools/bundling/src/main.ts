/** Bundles the function in the current folder to `dist`, and writes the bill of materials of the bundle beside it. */
import { realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VERSION } from 'rolldown';
import { reportFailure } from '@trading/cli';
import { BILL_FILE, renderBill } from '@trading/sbom';
import { bundleFunction } from './bundle-function';
import { describeFunction } from './describe-function';
import { LockedPackages } from './locked-packages';

async function main(root: string): Promise<void> {
  const modules = await bundleFunction(root);
  const locked = LockedPackages.around(root);
  const packageOf = (module: string) => locked.packageOf(module);
  const bundler = { name: 'rolldown', version: VERSION };
  const bill = describeFunction(packageOf(join(root, 'package.json')), modules, packageOf, bundler);
  writeFileSync(join(root, 'dist', BILL_FILE), renderBill(bill));
}

main(realpathSync(process.cwd())).catch(reportFailure);
