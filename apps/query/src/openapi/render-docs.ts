import { PROBLEMS } from '../http/problem';
import type { Operation } from '../operations/operation';
import type { Route } from '../routes';
import { ANSWER_TEXTS } from '../schema/answers';
import { parametersOf, type JsonObject } from './build-document';
import { DOCS_STYLE } from './docs-style';
import { OPERATION_TEXTS } from './operation-texts';

/** Renders the documentation of the API as a page without scripts. The problems are the targets of their `type`. */
export function renderDocs(routes: readonly Route[]): string {
  const problems = Object.entries(PROBLEMS).map(
    ([name, { status, title }]) =>
      `<tr id="problem-${name}"><td><code>${name}</code></td><td>${status}</td><td>${escape(title)}.</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bars: the query API</title>
<style>${DOCS_STYLE}</style>
</head>
<body>
<h1>Bars: the query API</h1>
<p>Exact OHLCV bars of trades. Ranges are half-open, numbers are strings with all digits, and every bar says whether it is
final. All operations answer GET, and HEAD without the body. The same as
<a href="/v1/openapi.json">OpenAPI 3.1</a>.</p>
<nav><ul>
${routes.map(({ path, operation: { id } }) => `<li><a href="#${id}"><code>${escape(path)}</code></a> ${escape(OPERATION_TEXTS[id].summary)}</li>`).join('\n')}
<li><a href="#problems">Problems</a></li>
</ul></nav>
${routes.map(({ path, operation }) => renderOperation(path, operation)).join('\n')}
<section id="problems">
<h2>Problems</h2>
<p>Errors are <code>application/problem+json</code> (RFC 9457). The <code>type</code> of a problem does not change.</p>
<table><thead><tr><th>Type</th><th>Status</th><th>Title</th></tr></thead><tbody>
${problems.join('\n')}
</tbody></table>
</section>
</body>
</html>
`;
}

function renderOperation(path: string, operation: Operation): string {
  const { summary, description, contents } = OPERATION_TEXTS[operation.id];
  const parameters = [...parametersOf(operation.path, 'path'), ...parametersOf(operation.query, 'query')];
  const answers = Object.entries(contents).map(([type, schemas]) => {
    const names = typeof schemas === 'string' ? [] : schemas.flatMap((schema) => ANSWER_TEXTS.get(schema)?.id ?? []);
    return `<code>${escape(type)}</code>${names.length === 0 ? '' : ` (${names.join(' or ')})`}`;
  });
  return `<section id="${operation.id}">
<h2>${escape(summary)}</h2>
<p><code>GET ${escape(path)}</code></p>
<p>${inline(description)}</p>
${parameters.length === 0 ? '' : renderParameters(parameters)}
<p>Answers ${answers.join(', ')}.</p>
</section>`;
}

function renderParameters(parameters: readonly JsonObject[]): string {
  const rows = parameters.map(({ name, required, description, schema }) => {
    const { default: initial } = schema as JsonObject;
    const note = required === true ? 'Required. ' : initial === undefined ? '' : `Default ${JSON.stringify(initial)}. `;
    return `<tr><td><code>${escape(String(name))}</code></td><td>${escape(note)}${inline(String(description))}</td></tr>`;
  });
  return `<table><thead><tr><th>Parameter</th><th>Description</th></tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

/** Escapes a text, in which backquotes mark code. */
function inline(text: string): string {
  return escape(text).replace(/`([^`]*)`/g, '<code>$1</code>');
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
