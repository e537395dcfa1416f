import { join, resolve } from 'node:path';

/** Where the local environment keeps what it makes; all of it below `.local` in the workspace, none of it in git. */
export interface LocalPaths {
  /** The emulator's state and log. */
  readonly emulator: string;
  /** The Python virtual environment with the emulator in it. */
  readonly virtualEnvironment: string;
  /** The Python virtual environment with validators of templates in it. */
  readonly validators: string;
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
    cdkHome: join(root, 'cdk'),
  };
}
