import type { Assembly } from '@jsii/spec';
import { TargetLanguage } from 'jsii-rosetta';

/** The settings of each language in `jsii.targets` of a manifest. */
export type Targets = NonNullable<Assembly['targets']>;

/** A language, other than TypeScript, that a library is published in. */
export interface PublishedLanguage {
  /** The name of the language. In lower case, it is the name of its page in `docs`. */
  readonly name: string;
  /** The name in jsii-rosetta, which also marks code blocks in Markdown. */
  readonly target: TargetLanguage;
  /** Renders the installation instructions as Markdown. */
  readonly install: (targets: Targets) => string;
  /** Notes on the language for readers of the examples, as Markdown. */
  readonly reading: string;
}

/** The languages with a page of examples. */
export const LANGUAGES: readonly PublishedLanguage[] = [
  {
    name: 'Python',
    target: TargetLanguage.PYTHON,
    install: ({ python }) => fence('sh', `pip install ${String(python?.['distName'])}`),
    reading: 'Names are in snake_case, and properties are keyword arguments: `someName` becomes `some_name=`.',
  },
  {
    name: 'Java',
    target: TargetLanguage.JAVA,
    install: ({ java }) => fence('xml', mavenDependency(java?.['maven'] as Record<string, string>)),
    reading:
      'Properties are set with a builder and read with getters: `someName` becomes `.someName(…)` and `getSomeName()`. ' +
      'If the translation reads a property as a field, use its getter instead.',
  },
  {
    name: 'Go',
    target: TargetLanguage.GO,
    install: ({ go }) => fence('sh', `go get ${String(go?.['moduleName'])}/${String(go?.['packageName'])}`),
    reading:
      'Names begin with a capital letter, values are pointers created with the `jsii` runtime package, and properties are ' +
      'read with methods: `someName` becomes `SomeName()`. The translation omits the package of a type and the `nil` of an omitted argument, reads a property ' +
      'as a field instead of calling its method, and imports `awscdk` instead of its packages. The compiler reports each ' +
      'of these places.',
  },
];

function mavenDependency({ groupId, artifactId }: Record<string, string>): string {
  return `<dependency>
  <groupId>${String(groupId)}</groupId>
  <artifactId>${String(artifactId)}</artifactId>
  <version>…</version>
</dependency>`;
}

function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}
