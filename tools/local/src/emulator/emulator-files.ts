import { join } from 'node:path';

/** The files and folders of one emulator, all below its own folder. */
export interface EmulatorFiles {
  /** The access key that requests must be signed with. */
  readonly credentials: string;
  /** The server's certificate and its private key. */
  readonly tls: string;
  /** The certificate, which clients must trust. */
  readonly certificate: string;
  readonly log: string;
  /** The running process. */
  readonly record: string;
  /** The state of all services but S3's objects. */
  readonly state: string;
  /** The objects in S3. */
  readonly objects: string;
  /** The home folder of the server and the functions. */
  readonly home: string;
  /** Temporary files, emptied at every start. */
  readonly temporary: string;
}

/** The files of the emulator in this folder. */
export function emulatorFiles(directory: string): EmulatorFiles {
  const tls = join(directory, 'tls');
  return {
    credentials: join(directory, 'credentials.json'),
    tls,
    certificate: join(tls, 'server.crt'),
    log: join(directory, 'emulator.log'),
    record: join(directory, 'emulator.json'),
    state: join(directory, 'state'),
    objects: join(directory, 's3'),
    home: join(directory, 'home'),
    temporary: join(directory, 'tmp'),
  };
}
