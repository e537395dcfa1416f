import { Token } from 'aws-cdk-lib/core';
import type { LambdaHttpApiProps } from '../lambda-http-api-props';
import type { LambdaHttpApiRoute } from '../lambda-http-api-route';
import { routeKeys } from './route-keys';
import { duplicates, validateKnownList, validateNotEmpty } from './validate-lists';
import { validateReason } from './validate-reason';

/** The maximum number of routes of an API, each with one method. */
const MAX_ROUTES = 300;

const SEGMENT = /^(?:[\w.~!$&'()+,;=:@%-]+|\{[\w.-]+\})$/;
const GREEDY_SEGMENT = /^\{[\w.-]+\+\}$/;

/** Validates the routes of a `LambdaHttpApi`. */
export function validateRoutes({ routes, access }: LambdaHttpApiProps): string[] {
  const errors = validateKnownList('routes', routes);
  if (errors.length > 0) return errors;

  const keys = routeKeys(routes).map(({ key }) => key);
  return [
    ...routes.flatMap(validatePath),
    ...routes.flatMap(({ methods }) => validateNotEmpty('routes.methods', methods)),
    ...routes.flatMap((route) => validateScopes(route, access._jwt !== undefined)),
    ...routes.flatMap((route) => validateOpenRoute(route, access._open !== undefined)),
    ...duplicates(keys).map((key) => `\`routes\` must be different, got twice: ${key}`),
    ...(keys.length > MAX_ROUTES ? [`\`routes\` must have at most ${MAX_ROUTES} methods, got: ${keys.length}`] : []),
  ];
}

function validatePath({ path }: LambdaHttpApiRoute): string[] {
  if (path === '/') return [];
  if (Token.isUnresolved(path)) return ['`routes.path` must be known at synthesis, got: a token'];

  const [first, ...segments] = path.split('/');
  const last = segments.length - 1;
  const valid = segments.every(
    (segment, index) => SEGMENT.test(segment) || (index === last && GREEDY_SEGMENT.test(segment)),
  );
  if (first === '' && segments.length > 0 && valid) return [];
  return [
    '`routes.path` must be "/" or segments that each follow a "/", with whole segments as variables, ' + `got: ${path}`,
  ];
}

function validateScopes({ path, scopes, openReason }: LambdaHttpApiRoute, hasTokens: boolean): string[] {
  if (scopes === undefined) return [];
  if (hasTokens && openReason === undefined) return validateNotEmpty('routes.scopes', scopes);
  return [`\`routes.scopes\` must only be set if requests have a token, got: scopes of ${path}`];
}

function validateOpenRoute({ path, openReason }: LambdaHttpApiRoute, isOpen: boolean): string[] {
  if (openReason === undefined) return [];
  if (isOpen) return [`\`routes.openReason\` must not be set if the API is open, got: a reason for ${path}`];
  return validateReason('routes.openReason', openReason);
}
