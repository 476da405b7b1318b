/** JSON text of a value, indented by two. Lone surrogates, which many a reader refuses, become U+FFFD. */
export function wellFormedJson(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) => (typeof one === 'string' ? one.toWellFormed() : one), 2)
}
