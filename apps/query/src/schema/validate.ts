import * as z from 'zod/mini';
import { InvalidParameterError, UnknownParameterError } from '../errors';
import { PARAMETER_TEXTS, type ParameterText } from './parameters';

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
  const { expected = '' } = textOf(shape[parameter] as z.ZodMiniType) ?? {};
  throw new InvalidParameterError({ parameter, expected, found: texts[parameter] });
}

/** The text about a parameter. An optional form of a parameter has the text of the parameter. */
export function textOf(schema: z.core.$ZodType): ParameterText | undefined {
  const text = PARAMETER_TEXTS.get(schema);
  const inner = innerTypeOf(schema);
  return text ?? (inner && textOf(inner));
}

/** A text as a value of the schema's type. Text that is not such a value stays text, which the schema rejects. */
function valueOf(schema: z.core.$ZodType, text: string): unknown {
  const inner = innerTypeOf(schema);
  if (inner) return valueOf(inner, text);
  switch (schema._zod.def.type) {
    case 'number':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'union':
      // The plus sign of an offset means a space in a query, and few clients escape it.
      return text.replace(/ (?=\d\d:\d\d$)/, '+');
    default:
      return text;
  }
}

/** The schema of which this one is the optional form, or the form with a default. */
function innerTypeOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const { def } = schema._zod;
  return 'innerType' in def ? (def.innerType as z.core.$ZodType) : undefined;
}
