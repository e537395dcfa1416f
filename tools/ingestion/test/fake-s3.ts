import { createHash } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';

/** A version of an object, or a delete marker, whose bytes are undefined. */
interface Version {
  readonly versionId: string;
  readonly bytes: Buffer | undefined;
  readonly modified: number;
}

/** Number of objects of a page. */
const PAGE = 3;

/** A bucket in memory that answers the commands of the SDK's client. Lists have small pages. */
export class FakeS3 {
  /** The versions of each key, the newest last. */
  public readonly objects = new Map<string, Version[]>();
  /** True if versions are kept. */
  public isVersioned = false;
  /** True if the policy of the bucket denies the deletion of versions. */
  public deniesVersions = false;
  private versions = 0;

  public constructor(
    private readonly now: () => number,
    private readonly around: (name: string, act: () => unknown) => Promise<unknown> = async (_, act) => act(),
  ) {}

  public get client(): Pick<S3Client, 'send'> {
    const send = (command: { constructor: { name: string }; input: any }) => {
      const { name } = command.constructor;
      return this.around(name, () => this.answer(name, command.input));
    };
    return { send } as Pick<S3Client, 'send'>;
  }

  public put(key: string, content: string | Uint8Array, modified = this.now()): void {
    this.versions += 1;
    const version = {
      versionId: this.isVersioned ? `v${this.versions}` : 'null',
      bytes: Buffer.from(content),
      modified,
    };
    this.objects.set(key, [...(this.isVersioned ? (this.objects.get(key) ?? []) : []), version]);
  }

  public text(key: string): string | undefined {
    return this.objects.get(key)?.at(-1)?.bytes?.toString();
  }

  public etagOf(key: string): string {
    return etagOf(this.objects.get(key)!.at(-1)!.bytes!);
  }

  /** The keys of current objects that begin with a prefix, ordered. */
  public keys(prefix = ''): string[] {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix));
    return keys.filter((key) => this.objects.get(key)!.at(-1)!.bytes).sort();
  }

  private answer(name: string, input: any): unknown {
    switch (name) {
      case 'ListObjectsV2Command':
        return input.Delimiter ? this.listFolders(input) : this.list(input);
      case 'ListObjectVersionsCommand':
        return this.listVersions(input);
      case 'GetObjectCommand': {
        const bytes = this.objects.get(input.Key)?.at(-1)?.bytes;
        if (!bytes) throw Object.assign(new Error(`${input.Key} does not exist`), { name: 'NoSuchKey' });
        return { Body: { transformToByteArray: () => Promise.resolve(new Uint8Array(bytes)) } };
      }
      case 'PutObjectCommand':
        this.put(input.Key, input.Body);
        return {};
      case 'DeleteObjectsCommand':
        return { Errors: input.Delete.Objects.flatMap((each: any) => this.delete(each)) };
      default:
        throw new Error(`unexpected ${name}`);
    }
  }

  private list({ Prefix, ContinuationToken }: any): unknown {
    const keys = this.keys(Prefix).filter((key) => ContinuationToken === undefined || key > ContinuationToken);
    const page = keys.slice(0, PAGE);
    return {
      Contents: page.map((key) => {
        const { bytes, modified } = this.objects.get(key)!.at(-1)!;
        return { Key: key, ETag: `"${etagOf(bytes!)}"`, Size: bytes!.length, LastModified: new Date(modified) };
      }),
      ...(keys.length > PAGE && { NextContinuationToken: page.at(-1) }),
    };
  }

  private listFolders({ Prefix, ContinuationToken }: any): unknown {
    const at: number = Prefix.lastIndexOf('/');
    const folders = new Set(this.keys(Prefix).map((key) => key.slice(0, key.indexOf('/', at + 1) + 1)));
    const left = [...folders].filter((folder) => ContinuationToken === undefined || folder > ContinuationToken);
    const page = left.slice(0, PAGE);
    return {
      CommonPrefixes: page.map((folder) => ({ Prefix: folder })),
      ...(left.length > PAGE && { NextContinuationToken: page.at(-1) }),
    };
  }

  private listVersions({ Prefix, KeyMarker = '', VersionIdMarker }: any): unknown {
    const all = [...this.objects]
      .filter(([key]) => key.startsWith(Prefix))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, versions]) =>
        versions.map((each, at) => ({ key, ...each, isLatest: at === versions.length - 1 })).reverse(),
      );
    const after = all.findIndex((each) => each.key === KeyMarker && each.versionId === VersionIdMarker) + 1;
    const rest = after > 0 ? all.slice(after) : all.filter(({ key }) => key > KeyMarker);
    const page = rest.slice(0, PAGE);
    const toAnswer = (each: (typeof all)[number]) => ({
      Key: each.key,
      VersionId: each.versionId,
      IsLatest: each.isLatest,
    });
    return {
      Versions: page.filter(({ bytes }) => bytes).map(toAnswer),
      DeleteMarkers: page.filter(({ bytes }) => !bytes).map(toAnswer),
      IsTruncated: rest.length > PAGE,
      ...(rest.length > PAGE && { NextKeyMarker: page.at(-1)!.key, NextVersionIdMarker: page.at(-1)!.versionId }),
    };
  }

  /** @returns an error if it is denied */
  private delete({ Key, VersionId }: any): unknown[] {
    const versions = this.objects.get(Key) ?? [];
    if (VersionId === undefined && this.isVersioned) {
      this.versions += 1;
      versions.push({ versionId: `v${this.versions}`, bytes: undefined, modified: this.now() });
      return [];
    }
    if (VersionId !== undefined && this.deniesVersions) {
      return [{ Key, VersionId, Code: 'AccessDenied', Message: 'explicit deny' }];
    }
    const left = versions.filter(({ versionId }) => VersionId !== undefined && versionId !== VersionId);
    if (left.length > 0) this.objects.set(Key, left);
    else this.objects.delete(Key);
    return [];
  }
}

function etagOf(bytes: Buffer): string {
  return createHash('md5').update(bytes).digest('hex');
}
