import { readdirSync, readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuiltDocuments } from '../../src/adapters/built-documents';
import { PROBLEMS } from '../../src/http/problem';
import { buildDocument } from '../../src/openapi/build-document';
import { DOCS_STYLE } from '../../src/openapi/docs-style';
import { renderDocs } from '../../src/openapi/render-docs';
import { writeDocuments } from '../../src/openapi/write-documents';
import { ROUTES } from '../../src/routes';
import { TestApi } from '../test-api';

const document: any = buildDocument(ROUTES);

describe('the OpenAPI document', () => {
  test('has every route with GET and HEAD, and names each operation once', () => {
    expect(document.openapi).toBe('3.1.1');
    expect(Object.keys(document.paths)).toEqual(ROUTES.map(({ path }) => path.replace('+', '')));
    const ids = Object.values<any>(document.paths).flatMap(({ get, head }) => [get.operationId, head.operationId]);
    expect(new Set(ids).size).toBe(2 * ROUTES.length);
  });

  test('states the parameters with the rules that validate them', () => {
    const { parameters } = document.paths['/v1/bars/{feed}/{symbol}'].get;
    const byName = Object.fromEntries(parameters.map((parameter: any) => [parameter.name, parameter]));
    expect(byName.limit).toMatchObject({ in: 'query', required: false });
    expect(byName.limit.schema).toEqual({ type: 'integer', minimum: 1, maximum: 10_000, default: 1_000 });
    expect(byName.symbol).toMatchObject({ in: 'path', required: true, schema: { type: 'string', maxLength: 128 } });
    expect(byName.from.schema).toMatchObject({
      type: 'string',
      anyOf: [{ format: 'date-time' }, { format: 'date' }, {}],
    });
    expect(parameters.every(({ description }: any) => description.endsWith('.'))).toBe(true);
  });

  test('has no pattern beside a format, and no reference that leads nowhere', () => {
    const text = JSON.stringify(document);
    expect(text).not.toMatch(/"format":"date(-time)?","pattern"/);
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!);
    expect(references.filter((name) => !(name in document.components.schemas))).toEqual([]);
    expect(Object.keys(document.components.schemas).sort()).toEqual([
      ...[
        'Bar',
        'BarColumns',
        'BarsAnswer',
        'ChangesAnswer',
        'CoverageAnswer',
        'DryAnswer',
        'EmptyInterval',
        'FileAnswer',
      ],
      ...['FilesAnswer', 'FloatBar', 'HealthAnswer', 'Problem', 'SymbolsAnswer', 'SymbolsBarsAnswer'],
      ...['UdfConfig', 'UdfHistory', 'UdfSearch', 'UdfSymbol'],
    ]);
  });

  test('documents the statuses of every problem', () => {
    for (const { get } of Object.values<any>(document.paths)) {
      expect(Object.keys(get.responses)).toEqual(expect.arrayContaining(['200', '304', '400', '429', '500', '503']));
    }
    const { responses } = document.paths['/v1/bars/{feed}/{symbol}'].get;
    expect(Object.keys(responses)).toEqual(['200', '304', '400', '404', '409', '429', '500', '503']);
  });
});

describe('the documentation', () => {
  const docs = renderDocs(ROUTES);

  test('has every operation, and every problem where its type points to', () => {
    for (const { operation } of ROUTES) expect(docs).toContain(`<section id="${operation.id}">`);
    for (const name of Object.keys(PROBLEMS)) expect(docs).toContain(`id="problem-${name}"`);
  });

  test('has no script, and only the style that its policy admits', async () => {
    const { headers, text } = await new TestApi().request('/docs');
    expect(text).toBe(docs);
    expect(docs).not.toMatch(/<script|style=|\son\w+=|src=/);
    expect(/<style>([^<]*)<\/style>/.exec(docs)?.[1]).toBe(DOCS_STYLE);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; frame-/);
  });
});

test('the documents of a build are beside the function', () => {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  try {
    writeDocuments(folder);
    expect(readdirSync(folder).sort()).toEqual(['docs.html', 'openapi.json', 'routes.json']);
    const routes = JSON.parse(readFileSync(join(folder, 'routes.json'), 'utf8'));
    expect(routes).toHaveLength(ROUTES.length);
    expect(routes).toContainEqual({
      path: '/v1/bars/{feed}/{symbol+}',
      methods: ['GET', 'HEAD'],
      operation: 'getBars',
    });
    const built = new BuiltDocuments(folder);
    expect(JSON.parse(built.openApi())).toEqual(document);
    rmSync(join(folder, 'openapi.json'));
    expect([JSON.parse(built.openApi()), built.docs()]).toEqual([document, renderDocs(ROUTES)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the document is served', async () => {
  expect(await new TestApi().json('/v1/openapi.json')).toEqual(document);
});
