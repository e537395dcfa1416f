/**
 * Returns true if a route of an HTTP API, such as `GET /v1/bars/{feed}/{symbol+}`, is for a request.
 *
 * @param request the method and the path, such as `GET /v1/bars/general/ACME`
 */
export function isRouteFor(routeKey: string, request: string): boolean {
  if (routeKey === '$default') return true;
  const [[method, path], [requestMethod, requestPath]] = [routeKey.split(' '), request.split(' ')];
  if (method !== 'ANY' && method !== requestMethod) return false;
  const parts = (path ?? '').split('/').map((part) => {
    if (/^\{.+\+\}$/.test(part)) return '.+';
    if (/^\{.+\}$/.test(part)) return '[^/]+';
    return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`).test(requestPath ?? '');
}
