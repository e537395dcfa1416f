import type { Manifest } from '../model/manifest';

/** The maximum number of rejected lines that are shown. The report counts the rest. */
const MAX_REJECTIONS = 5;

/** Renders how the lines of a file were counted, with the first rejected lines. */
export function renderManifest(manifest: Manifest): string {
  const { file, layout, lines, accepted, excluded, duplicate, rejected, exclusions, rejections, coverage } = manifest;
  const kept = Object.entries(exclusions).map(([rule, count]) => `  excluded ${count}: ${rule}`);
  const bad = rejections.slice(0, MAX_REJECTIONS).map(({ line, reason, text }) => `  line ${line}: ${reason}: ${text}`);
  if (rejected > bad.length) bad.push(`  … and ${rejected - bad.length} more`);
  const counts =
    `lines: ${lines}, accepted: ${accepted}, excluded: ${excluded}, duplicate: ${duplicate}, rejected: ${rejected}, ` +
    `symbols: ${coverage.length}`;
  return [`${file.key} (${layout})`, counts, ...kept, ...bad].join('\n');
}
