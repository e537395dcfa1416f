/** A client that answers commands by their name, and remembers them. */
export function clientOf(answers: Readonly<Record<string, (input: any) => unknown>>): {
  readonly client: never;
  readonly sent: (readonly [string, any])[];
} {
  const sent: (readonly [string, any])[] = [];
  const send = async (command: { constructor: { name: string }; input: any }) => {
    const name = command.constructor.name.replace('Command', '');
    sent.push([name, command.input]);
    return Promise.resolve().then(() => answers[name]!(command.input));
  };
  return { client: { send } as never, sent };
}

/** Throws an error as the SDK does. */
export function fail(name: string, more: object = {}): never {
  throw Object.assign(new Error(`a ${name}`), { name, ...more });
}
