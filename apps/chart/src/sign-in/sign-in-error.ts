/** Thrown when the reader is not signed in any more, or could not be signed in. */
export class SignInError extends Error {
  public override readonly name = 'SignInError';
}
