import * as z from 'zod/mini';
import { InvalidParameterError, UnknownParameterError } from '../errors';
import { PARAMETER_TEXTS } from './parameters';

/** The parameters of a request as text, by name. */
export type TextParameters = Readonly<Record<string, string>>;

/** A schema of the parameters of an operation. */
export type ParametersSchema = z.ZodMiniObject<Readonly<Record<string, z.ZodMiniType>>>;

/**
 * Turns the text of each parameter into the type of its schema, and validates it.
 *
 * @throws UnknownParameterError, InvalidParameterError
 */
export function validate<S extends ParametersSchema>(schema: S, texts: TextParameters): z.output<S> {
  const { shape } = schema;
  const known = Object.keys(shape);
  const unknown = Object.keys(texts).find((parameter) => !known.includes(parameter));
  if (unknown !== undefined) throw new UnknownParameterError(unknown, known);

  const values = Object.fromEntries(
    Object.entries(texts).map(([parameter, text]) => [parameter, valueOf(shape[parameter] as z.ZodMiniType, text)]),
  );
  const { data, error } = schema.safeParse(values);
  if (!error) return data;
  const parameter = String(error.issues[0]?.path[0]);
  const expected = PARAMETER_TEXTS.get(shape[parameter] as z.ZodMiniType)?.expected ?? 'another value';
  throw new InvalidParameterError({ parameter, expected, found: texts[parameter] });
}

/** A text as a value of the schema's type. Text that is not such a value stays text, which the schema rejects. */
function valueOf(schema: z.ZodMiniType, text: string): unknown {
  const type = typeOf(schema);
  if (type === 'number') return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (type === 'array') return text.split(',');
  return text;
}

/** The type of a schema, without its default. */
function typeOf(schema: z.core.$ZodType): string {
  const { def } = schema._zod;
  return 'innerType' in def ? typeOf(def.innerType as z.core.$ZodType) : def.type;
}
