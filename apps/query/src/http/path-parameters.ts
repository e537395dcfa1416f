import { MalformedUrlError } from '../errors';

/**
 * Decodes the path parameters of an event. The gateway decodes every escape but `%25`, so that any other percent sign, a
 * replacement character or half of a surrogate pair shows that the path was not valid.
 *
 * @throws MalformedUrlError
 */
export function decodePathParameters(
  parameters: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value = '']) => {
      if (/%(?!25)|[\ufffd\p{Cs}]/u.test(value)) throw new MalformedUrlError(value);
      return [name, value.replaceAll('%25', '%')];
    }),
  );
}
