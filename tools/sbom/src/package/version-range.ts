import { Range } from 'semver';

/**
 * Renders a range of npm versions as CycloneDX needs it: `^2.263.0` becomes `vers:npm/>=2.263.0|<3.0.0-0`.
 *
 * @see https://github.com/package-url/vers-spec
 * @throws RangeError if the range has alternatives (`||`) or accepts every version, which peers of a package do not
 */
export function versionRange(range: string): string {
  const { set } = new Range(range);
  const [comparators = []] = set;
  const bounds = comparators.map(({ value }) => value).filter((value) => value !== '');
  if (set.length === 1 && bounds.length > 0) return `vers:npm/${bounds.join('|')}`;
  throw new RangeError(`Expected one range of versions such as ^2.263.0, got: ${range}`);
}
