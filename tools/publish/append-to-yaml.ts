import { isMap, isSeq, parseDocument, type Document } from 'yaml'

/** Values for the end of one list. The list, and the maps on the way to it, are made where they are missing. */
export interface Addition {
  /** Keys of maps and indexes of lists, from the top. */
  path: readonly (string | number)[]
  values: readonly unknown[]
}

/**
 * Appends values to lists in a YAML text. Keeps comments, order and the style of values. Lines that do not follow the
 * layout of this project are reformatted.
 *
 * @param additions at most one for each list
 * @returns null where the text is no YAML, or a path leads to something other than a list
 */
export function appendToYaml(source: string, additions: readonly Addition[]): string | null {
  const wanted = additions.filter(({ values }) => values.length > 0)
  if (wanted.length === 0) return source
  const doc = parseDocument(source)
  if (doc.errors.length > 0 || !wanted.every((addition) => append(doc, addition))) return null
  // Long sentences stay on one line.
  const text = doc.toString({ lineWidth: 0 })
  return source.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text
}

function append(doc: Document, { path, values }: Addition): boolean {
  const missingAt = path.findIndex((_, at) => doc.getIn(path.slice(0, at + 1), true) === undefined)
  const list = doc.getIn(missingAt < 0 ? path : path.slice(0, missingAt), true)
  if (missingAt < 0) {
    if (!isSeq(list)) return false
    for (const value of values) list.add(doc.createNode(value, { flow: list.flow === true }))
    return true
  }
  const [key, ...rest] = path.slice(missingAt)
  if (!isMap(list) || typeof key !== 'string') return false
  const value = rest.reduceRight<unknown>((inner, name) => ({ [name]: inner }), [...values])
  list.set(key, doc.createNode(value, { flow: list.flow === true && list.items.length > 0 }))
  if (list.items.length === 1) list.flow = false
  return true
}
