import type { Assembly } from '@jsii/spec';
import { TargetLanguage } from 'jsii-rosetta';

/** What `jsii.targets` of a manifest says of each language, by its key there. */
export type Targets = NonNullable<Assembly['targets']>;

/** A language that a library is published in beside TypeScript. */
export interface PublishedLanguage {
  /** Also the name of its page in `docs`, in lower case. */
  readonly name: string;
  /** What jsii-rosetta calls it, and what marks its code in Markdown. */
  readonly target: TargetLanguage;
  /** How the library is installed, as Markdown. */
  readonly install: (targets: Targets) => string;
  /** What who reads the examples must know of the language, as Markdown. */
  readonly reading: string;
}

/** The languages that have a page. */
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
