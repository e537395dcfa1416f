/** The caching of the responses of an API behind a site. */
export enum StaticSiteApiCaching {
  /** Every request is forwarded to the API. */
  DISABLED = 'disabled',

  /**
   * Responses are cached if and as long as their `Cache-Control` or `Expires` header allows it.
   *
   * The query string and the headers `Authorization`, `Accept` and `Accept-Encoding` are part of the cache key.
   */
  ORIGIN_HEADERS = 'origin-headers',
}
