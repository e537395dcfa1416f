import { excepted, satisfying } from './drawn-context';
import { principalsOf, type Statement } from './loaded-policy';
import { accountOf } from './patterns';
import type { Random } from './random';
import { administrator, anybody, nobody, service, type Context, type Stranger } from './stranger';

/** Keys whose value follows from the principal or the resource. */
const DERIVED = /^aws:(?:Principal(?:Account|Arn|IsAWSService|ServiceName)|ResourceAccount)$/i;

/**
 * Draws strangers from a policy: for each Allow statement those that its principals and conditions describe, and of these
 * also those that its Deny statements make an exception for. Whoever they are, they must be expected.
 *
 * @param account the account of the resource
 */
export function drawnStrangers(statements: readonly Statement[], account: string, random: Random): Stranger[] {
  const exceptions = [{}, ...statements.filter(isDeny).flatMap((statement) => excepted(statement, random))];
  return statements
    .filter((statement) => !isDeny(statement))
    .flatMap((statement) =>
      satisfying(statement, random).flatMap((context) =>
        exceptions.flatMap((exception) => strangersOf(statement, { ...context, ...exception }, account, random)),
      ),
    );
}

/** Administrators of the account for whom Deny statements make an exception. */
export function exceptedAdministrators(statements: readonly Statement[], account: string, random: Random): Stranger[] {
  return statements
    .filter(isDeny)
    .flatMap((statement) => [
      ...excepted(statement, random).map((context) =>
        administrator(
          principalArn(context) ?? `arn:aws:iam::${account}:role/${random.text(8)}`,
          withoutDerived(context),
        ),
      ),
      ...(statement.NotPrincipal === undefined ? [] : principalsOf(statement, 'AWS')).map((arn) =>
        administrator(personOf(arn, {}, random)),
      ),
    ]);
}

function isDeny({ Effect }: Statement): boolean {
  return Effect === 'Deny';
}

function strangersOf(statement: Statement, context: Context, account: string, random: Random): Stranger[] {
  const rest = withoutDerived(context);
  const person = (arn: string) => (accountOf(arn) === account ? nobody(arn, rest) : administrator(arn, rest));
  if (statement.NotPrincipal !== undefined) return [person(personOf('*', context, random))];
  return [
    ...(principalsOf(statement, 'AWS').includes('*') ? [anybody(rest)] : []),
    ...principalsOf(statement, 'AWS').map((principal) => person(personOf(principal, context, random))),
    ...['Federated', 'CanonicalUser']
      .flatMap((type) => principalsOf(statement, type))
      .map((id) => administrator(id, rest)),
    ...principalsOf(statement, 'Service').map((name) => service(name, sourceOf(rest, account))),
  ];
}

/** The ARN of somebody whom a principal of a policy includes, and whom the context describes. */
function personOf(principal: string, context: Context, random: Random): string {
  const whole = /^(\d{12})$|^arn:[^:]*:iam::(\d{12}):root$/.exec(principal);
  if (principal !== '*' && !whole) return principal;
  const account = whole?.[1] ?? whole?.[2] ?? valueOf(context, 'aws:PrincipalAccount') ?? random.account();
  return principalArn(context) ?? `arn:aws:iam::${account}:role/${random.text(8)}`;
}

function principalArn(context: Context): string | undefined {
  const arn = valueOf(context, 'aws:PrincipalArn');
  return arn?.startsWith('arn:') ? arn : undefined;
}

/** AWS derives the account of a source from its ARN, unless the source is a bucket. */
function sourceOf(context: Context, account: string): Context {
  const arn = valueOf(context, 'aws:SourceArn');
  if (arn === undefined || 'aws:SourceAccount' in context) return context;
  return { ...context, 'aws:SourceAccount': accountOf(arn) ?? account };
}

function withoutDerived(context: Context): Context {
  return Object.fromEntries(Object.entries(context).filter(([key]) => !DERIVED.test(key)));
}

function valueOf(context: Context, name: string): string | undefined {
  const [, value] = Object.entries(context).find(([key]) => key.toLowerCase() === name.toLowerCase()) ?? [];
  return typeof value === 'string' ? value : value?.[0];
}
