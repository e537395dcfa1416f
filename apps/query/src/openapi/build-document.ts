import * as z from 'zod/mini';
import { PROBLEMS, RETRIED_STATUSES, type ProblemName } from '../http/problem';
import type { Operation } from '../operations/operation';
import type { Route } from '../routes';
import { ANSWER_TEXTS, ProblemAnswer } from '../schema/answers';
import { textOf, type ParametersSchema } from '../schema/validate';
import { OPERATION_TEXTS, type OperationText } from './operation-texts';

/** A part of the document. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The problems that every operation can have. */
const GENERAL_PROBLEMS: readonly ProblemName[] = [
  'invalid-parameter',
  'unknown-parameter',
  'repeated-parameter',
  'malformed-url',
  'throttled',
  'internal',
  'incomplete-replica',
];

const HEADERS = {
  ETag: 'Identifies the body. Send it as If-None-Match to get 304 while it is unchanged.',
  'Cache-Control': 'How long the answer may be kept.',
  Vary: 'The body depends on Accept-Encoding.',
};

const PAGE_HEADERS = {
  Link: 'The next page, with `rel="next"`, if there is one.',
  'Answer-Bars': 'The number of bars of the body.',
  'Answer-Bytes': 'The number of bytes of the body, before it is compressed for the transfer.',
};

/**
 * Builds the OpenAPI 3.1 document of the API from the schemas that validate its requests.
 *
 * @param routes the routes of the API
 */
export function buildDocument(routes: readonly Route[]): JsonObject {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Bars',
      version: '1',
      description:
        'Exact OHLCV bars of trades. Ranges are half-open, numbers are strings with all digits, and every bar says whether it ' +
        'is final. Requests for paths that are not listed here are answered by the gateway, with 404 and a JSON object with the ' +
        'member `message`.',
    },
    tags: [
      { name: 'bars', description: 'Bars, symbols and coverage' },
      { name: 'files', description: 'Trade files and changes' },
      { name: 'udf', description: 'The Universal Data Feed of TradingView charts' },
      { name: 'service', description: 'The service itself' },
    ],
    paths: Object.fromEntries(routes.map(({ path, operation }) => [path.replace('+}', '}'), pathItem(operation)])),
    components: { schemas: componentSchemas() },
  };
}

function pathItem(operation: Operation): JsonObject {
  const text = OPERATION_TEXTS[operation.id];
  const parameters = [...parametersOf(operation.path, 'path'), ...parametersOf(operation.query, 'query')];
  const { tag, summary, description } = text;
  const shared = { tags: [tag], summary, description, parameters };
  return {
    get: { operationId: operation.id, ...shared, responses: responsesOf(text, true) },
    head: {
      operationId: `${operation.id}Head`,
      ...shared,
      description: `The headers of the answer to GET. ${description}`,
      responses: responsesOf(text, false),
    },
  };
}

/** The parameters of an operation, as the document states them. */
export function parametersOf({ shape }: ParametersSchema, place: 'path' | 'query'): JsonObject[] {
  return Object.entries(shape).map(([name, schema]) => {
    const { description, examples = [] } = textOf(schema) ?? {};
    const isRequired = !schema.safeParse(undefined).success;
    return {
      name,
      in: place,
      required: isRequired,
      description,
      // Lists are separated by commas.
      ...(place === 'query' ? { style: 'form', explode: false } : {}),
      schema: parameterSchema(schema),
      ...(examples.length === 0 ? {} : { examples: { example: { value: examples[0] } } }),
    };
  });
}

function parameterSchema(schema: z.core.$ZodType): JsonObject {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', metadata: z.registry() });
  const isText = json.anyOf?.every((option) => typeof option === 'object' && option.type === 'string') ?? false;
  // Contract testers cannot judge parameters whose type they do not know.
  return { ...(isText ? { type: 'string' } : {}), ...(withoutPatterns(json) as JsonObject) };
}

function responsesOf({ contents, problems, hasPages = false }: OperationText, hasBody: boolean): JsonObject {
  const content = Object.entries(contents).map(([type, schemas]) => [type, { schema: contentSchema(schemas) }]);
  const headers = headersOf({ ...HEADERS, ...(hasPages ? PAGE_HEADERS : {}) });
  const names = [...GENERAL_PROBLEMS, ...problems];
  const statuses = [...new Set(names.map((name) => PROBLEMS[name].status))].sort();
  return {
    '200': {
      description: 'The answer.',
      headers,
      ...(hasBody ? { content: Object.fromEntries(content) as object } : {}),
    },
    '304': { description: 'The body that the client has is current.', headers: headersOf(HEADERS) },
    ...Object.fromEntries(statuses.map((status) => [status, problemResponse(status, names, hasBody)])),
  };
}

function contentSchema(schemas: OperationText['contents'][string]): JsonObject {
  // OpenAPI 3.1 leaves out the schema of binary content.
  if (schemas === 'binary') return {};
  if (schemas === 'text') return { type: 'string' };
  const references = schemas.map((schema) => ({ $ref: referenceOf(ANSWER_TEXTS.get(schema)?.id ?? '') }));
  if (references.length === 0) return { type: 'object' };
  return references.length === 1 ? (references[0] as JsonObject) : { anyOf: references };
}

function problemResponse(status: number, names: readonly ProblemName[], hasBody: boolean): JsonObject {
  const described = names.filter((name) => PROBLEMS[name].status === status);
  return {
    description: described.map((name) => `\`${name}\`: ${PROBLEMS[name].title}.`).join(' '),
    ...(RETRIED_STATUSES.includes(status)
      ? { headers: headersOf({ 'Retry-After': 'The seconds after which to retry.' }) }
      : {}),
    ...(hasBody
      ? {
          content: {
            'application/problem+json': { schema: { $ref: referenceOf(ANSWER_TEXTS.get(ProblemAnswer)?.id ?? '') } },
          },
        }
      : {}),
  };
}

function headersOf(texts: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(texts).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  );
}

function componentSchemas(): JsonObject {
  const { schemas } = z.toJSONSchema(ANSWER_TEXTS, { uri: referenceOf });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _schema, $id: _id, ...json }]) => [id, withoutPatterns(json)]),
  );
}

function referenceOf(id: string): string {
  return `#/components/schemas/${id}`;
}

/** Drops the patterns of formats, which have 250 characters and say no more than the format. */
function withoutPatterns(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withoutPatterns);
  if (typeof json !== 'object' || json === null) return json;
  const members = Object.entries(json).filter(([name]) => name !== 'pattern' || !('format' in json));
  return Object.fromEntries(members.map(([name, value]) => [name, withoutPatterns(value)]));
}
