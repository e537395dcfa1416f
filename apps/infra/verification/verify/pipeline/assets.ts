import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { valueAt } from '@trading/template';
import type { Deployed, Deployment } from '../deployment/deployment';

/** The files of an asset that the CDK uploads. */
export interface Asset {
  /** The text of the first file that exists. */
  readonly read: (names: readonly string[]) => string | undefined;
}

/**
 * The asset with the code of a function, which the manifest beside the template names.
 *
 * @returns undefined if the manifest does not name it, and `not synthesised` if the template is not a file of an assembly
 */
export function assetOf(deployment: Deployment, lambda: Deployed): Asset | 'not synthesised' | undefined {
  const key = String(lambda.value('Code.S3Key'));
  const bucket = String(lambda.value('Code.S3Bucket'));
  const file = deployment.files.find(({ stack }) => lambda.label.startsWith(`${stack}/`));
  const path = file?.path.replace(/\.template\.json$/, '.assets.json');
  if (path === undefined || !existsSync(path)) return 'not synthesised';
  const { files } = JSON.parse(readFileSync(path, 'utf8')) as { files: Record<string, unknown> };
  const asset = Object.values(files).find((each) =>
    Object.values(valueAt(each, 'destinations') as object).some(
      (destination) => valueAt(destination, 'objectKey') === key && valueAt(destination, 'bucketName') === bucket,
    ),
  );
  if (!asset) return undefined;
  const folder = join(dirname(path), String(valueAt(asset, 'source.path')));
  return {
    read: (names) => {
      const found = names.map((name) => join(folder, name)).find(existsSync);
      return found && readFileSync(found, 'utf8');
    },
  };
}
