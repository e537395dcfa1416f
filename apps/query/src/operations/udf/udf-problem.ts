/** The members by which clients of UDF recognise an error. */
export function udfProblem(detail: string): { readonly s: 'error'; readonly errmsg: string } {
  return { s: 'error', errmsg: detail };
}
