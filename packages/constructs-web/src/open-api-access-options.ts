/** Options for an API that needs no authorization. */
export interface OpenApiAccessOptions {
  /** The reason why everybody may call the API: at least 10 characters. */
  readonly reason: string;
}
