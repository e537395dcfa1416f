import { LANGUAGES } from '../src/languages';
import { renderExamples } from '../src/translated-examples';

const targets = {
  python: { distName: 'trading-x', module: 'trading_x' },
  java: { package: 'io.trading.x', maven: { groupId: 'io.trading', artifactId: 'x' } },
  go: { moduleName: 'example.com/go', packageName: 'x' },
};
const page = (name: string, readme: string) => {
  const language = LANGUAGES.find((one) => one.name === name)!;
  return renderExamples({ name: '@trading/x', targets }, language, readme);
};

describe('renderExamples', () => {
  test('lists examples below their headings, and omits headings without examples, prose and other code', () => {
    const readme = `# @trading/x

\`\`\`python
first()
\`\`\`

Prose.

## Without

\`\`\`sh
ls
\`\`\`

## With

\`\`\`python
second()
\`\`\`

* A promise:

  \`\`\`python
  # bars: Table


  if third():
    fourth()
  \`\`\`
`;
    expect(page('Python', readme).split('keyword arguments')[1]?.replace(/^.*\n/, '')).toBe(`
\`\`\`python
first()
\`\`\`

## With

\`\`\`python
second()
\`\`\`

\`\`\`python
# bars: Table

if third():
  fourth()
\`\`\`
`);
  });

  test.each([
    ['Python', 'pip install trading-x'],
    ['Java', '<groupId>io.trading</groupId>\n  <artifactId>x</artifactId>'],
    ['Go', 'go get example.com/go/x'],
  ])('explains how to install the package in %s', (name, expected) => {
    expect(page(name, '')).toContain(`# @trading/x in ${name}\n`);
    expect(page(name, '')).toContain(expected);
  });

  test.each([
    ['\tVpc: Vpc,', '\tVpc: vpc,'],
    ['\tVaultLock: *VaultLock,', '\tVaultLock: vaultLock,'],
    ['\tVpc: NewVpc,', '\tVpc: NewVpc,'],
    ['\tVpc: VpcOfTeam,', '\tVpc: VpcOfTeam,'],
  ])('sets a field to the variable of the same name in Go: %s', (code, expected) => {
    expect(page('Go', `\`\`\`go\n${code}\n\`\`\``)).toContain(`\n${expected}\n`);
  });

  test('removes the star from qualified names in Go, and keeps other stars and languages unchanged', () => {
    const code = 'cdk.Duration_*Days(awscdk.*stack_Of(this), []*string{}, *value)';
    expect(page('Go', `\`\`\`go\n${code}\n\`\`\``)).toContain(
      'cdk.Duration_Days(awscdk.stack_Of(this), []*string{}, *value)',
    );
    expect(page('Python', `\`\`\`python\n${code}\n\`\`\``)).toContain(code);
  });
});
