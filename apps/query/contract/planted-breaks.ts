import * as z from 'zod/mini';
import type { Operation } from '../src/operations/operation';
import { getBars } from '../src/operations/bars/get-bars';
import { ROUTES, type Route } from '../src/routes';

/** A defect that is put into the API on purpose, to see that the contract test finds it. */
export interface PlantedBreak {
  readonly name: string;
  /** The name of a check that finds it, as Schemathesis prints it. */
  readonly foundBy: string;
  readonly routes: readonly Route[];
}

/** The defects. The document that is tested against describes the intact API. */
export const PLANTED_BREAKS: readonly PlantedBreak[] = [
  {
    name: 'a limit above the maximum is accepted',
    foundBy: 'API accepted schema-violating request',
    routes: withGetBars((operation) => ({
      ...operation,
      query: withLimit(operation, z._default(z.int().check(z.gte(1), z.lte(20_000)), 1_000)),
    })),
  },
  {
    name: 'any text is accepted as an interval',
    foundBy: 'API accepted schema-violating request',
    routes: withGetBars((operation) => ({
      ...operation,
      query: z.strictObject({
        ...operation.query.shape,
        interval: z.pipe(
          z.string(),
          z.transform(() => '1m'),
        ),
      }),
    })),
  },
  {
    name: 'an answer has a member that the document does not have',
    foundBy: 'Response violates schema',
    routes: withGetBars((operation) => ({
      ...operation,
      answer: async (request, context) => {
        const answer = await operation.answer(request, context);
        if (answer.contentType !== 'application/json') return answer;
        return { ...answer, body: async () => String(await answer.body()).replace(/\}$/, ',"extra":1}') };
      },
    })),
  },
  {
    name: 'a request fails for an unexpected reason',
    foundBy: 'Server error',
    routes: withGetBars((operation) => ({
      ...operation,
      answer: (request, context) => {
        if (request.texts['fill'] === 'state') throw new TypeError('planted');
        return operation.answer(request, context);
      },
    })),
  },
];

function withGetBars(change: (operation: Operation) => Operation): Route[] {
  return ROUTES.map((route) => (route.operation === getBars ? { ...route, operation: change(getBars) } : route));
}

function withLimit({ query }: Operation, limit: z.ZodMiniType): Operation['query'] {
  return z.strictObject({ ...query.shape, limit });
}
