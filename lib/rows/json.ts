export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined }

/** Tells whether two values have the same JSON apart from the order of keys. */
export function isSameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (isList(a) || isList(b))
    return isList(a) && isList(b) && a.length === b.length && a.every((item, at) => isSameJson(item, b[at]))
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => isSameJson(ownProperty(a, name), ownProperty(b, name)))
}

/** Returns JSON with sorted keys, so that equal values give equal text; empty for undefined. */
export function sortedJson(value: Json | undefined): string {
  if (value === undefined) return ''
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(sortedJson).join()}]`
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${sortedJson(ownProperty(value, name))}`).join()}}`
}

/** Returns a property of the object itself, never one of its prototype. */
export function ownProperty<T>(object: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
