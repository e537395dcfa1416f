import { groupFiles } from './file-group';

/** Maximum number of files of a sample. */
export const MAX_SAMPLE = 30;

/** The sizes that are measured of a group, as quantiles. If there are many groups, only the first is. */
const QUANTILES = [0.5, 0.9, 0.1];

/** A file of a group, by its size. */
interface SizedFile {
  readonly key: string;
  readonly bytes: number;
}

/** Chooses files of different sizes of each group. If not all groups fit the sample, those with most bytes do. */
export function chooseSample<T extends SizedFile>(files: readonly T[]): T[] {
  const groups = [...groupFiles(files).values()].sort((a, b) => bytesOf(b) - bytesOf(a));
  const chosen = groups.map(filesAtQuantiles);
  const inTurns = QUANTILES.flatMap((_, turn) => chosen.flatMap((some) => some[turn] ?? []));
  return inTurns.slice(0, MAX_SAMPLE);
}

function filesAtQuantiles<T extends SizedFile>(files: readonly T[]): T[] {
  const bySize = [...files].sort((a, b) => a.bytes - b.bytes);
  const positions = QUANTILES.map((quantile) => Math.round(quantile * (bySize.length - 1)));
  return [...new Set(positions)].map((position) => bySize[position] as T);
}

function bytesOf(files: readonly SizedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
