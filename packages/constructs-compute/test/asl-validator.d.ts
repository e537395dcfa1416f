declare module 'asl-validator' {
  /** Validates a definition in the Amazon States Language, to which it adds the default query language. */
  export default function validate(definition: object): { readonly errors: object[] };
}
