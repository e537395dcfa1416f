import { MalformedUrlError } from '../errors';

/**
 * Decodes the path parameters of an event. The gateway decodes every escape but `%25`, so that any other percent sign or a
 * replacement character shows that the path was not valid.
 *
 * @throws MalformedUrlError
 */
export function decodePathParameters(
  parameters: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value = '']) => {
      if (/%(?!25)|\ufffd/.test(value)) throw new MalformedUrlError(value);
      return [name, value.replaceAll('%25', '%')];
    }),
  );
}
