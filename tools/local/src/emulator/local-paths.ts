import { join, resolve } from 'node:path';

/** The folders of the local environment, all below `.local` in the workspace. Git ignores them. */
export interface LocalPaths {
  /** The emulator's data, credentials and log. */
  readonly emulator: string;
  /** The Python virtual environment that contains the emulator. */
  readonly virtualEnvironment: string;
  /** The Python virtual environment that contains the template validators. */
  readonly validators: string;
  /** The Python virtual environment that contains exchange_calendars. */
  readonly calendars: string;
  /** The Python virtual environment that contains readers of Parquet files. */
  readonly parquetReaders: string;
  /** The CDK CLI's home. */
  readonly cdkHome: string;
}

/** The folders of this workspace's local environment. */
export function localPaths(): LocalPaths {
  const root = resolve(__dirname, '../../../../.local');
  return {
    emulator: join(root, 'emulator'),
    virtualEnvironment: join(root, 'python'),
    validators: join(root, 'validators'),
    calendars: join(root, 'calendars'),
    parquetReaders: join(root, 'parquet-readers'),
    cdkHome: join(root, 'cdk'),
  };
}
