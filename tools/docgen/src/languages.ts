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
    reading: 'Names are in snake_case, and properties are keyword arguments: `someName` is `some_name=`.',
  },
  {
    name: 'Java',
    target: TargetLanguage.JAVA,
    install: ({ java }) => fence('xml', mavenDependency(java?.['maven'] as Record<string, string>)),
    reading:
      'Properties are set by a builder, and read by getters: `someName` is `.someName(…)` and `getSomeName()`. ' +
      'Where the translation reads a property as a field, write its getter.',
  },
  {
    name: 'Go',
    target: TargetLanguage.GO,
    install: ({ go }) => fence('sh', `go get ${String(go?.['moduleName'])}/${String(go?.['packageName'])}`),
    reading:
      'Names begin with a capital, values are pointers that the package `jsii` of the runtime makes, and properties are ' +
      'read by methods: `someName` is `SomeName()`. The translation leaves out the package of a type, writes a method ' +
      'that reads a property as a field, and imports `awscdk` for its packages: your compiler names each.',
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
