/**
 * Imports notes like Hypothesis, written from its public sources and independent of our writer: the client finds the
 * list and keeps five fields of each annotation, which the server validates.
 *
 * @see https://github.com/hypothesis/client/blob/main/src/sidebar/helpers/import.ts
 * @see https://github.com/hypothesis/client/blob/main/src/types/api.ts
 * @see https://github.com/hypothesis/h/blob/main/h/schemas/annotation.py
 * @throws Error with Hypothesis's message for an invalid file
 */
export function importByHypothesis(text: string): Imported[] {
  const file: unknown = JSON.parse(text)
  if (!isObject(file) || !Array.isArray(file.annotations)) throw new Error('Not a valid Hypothesis JSON file')
  for (const field of ['export_date', 'export_userid', 'client_version']) string(file, field)
  return file.annotations.map(imported)
}

export interface Imported {
  uri: string
  text: string
  tags: string[]
  title: string
  /** Null for a page note. */
  quote: { exact: string; prefix: string; suffix: string } | null
  position: { start: number; end: number } | null
  range: { startContainer: string; startOffset: number; endContainer: string; endOffset: number } | null
}

type Fields = Record<string, unknown>

function imported(annotation: unknown): Imported {
  if (!isObject(annotation)) throw new Error('an annotation is an object')
  for (const field of ['id', 'created', 'updated', 'user', 'group']) string(annotation, field)
  if (!/^acct:.+@.+$/.test(string(annotation, 'user'))) throw new Error('user is acct:name@authority')
  permissions(annotation.permissions)
  if (!isObject(annotation.links) || typeof annotation.hidden !== 'boolean') throw new Error('links, hidden')
  const uri = string(annotation, 'uri')
  if (uri.trim() === '') throw new Error("'uri' is a required property")
  const [target, ...others] = list(annotation.target)
  if (!isObject(target) || others.length > 0) throw new Error('one target')
  string(target, 'source')
  const selectors = (target.selector === undefined ? [] : list(target.selector)).map(selector)
  const document = annotation.document
  if (!isObject(document)) throw new Error('document is an object')
  return {
    uri,
    text: string(annotation, 'text'),
    tags: list(annotation.tags).map((tag) => {
      if (typeof tag !== 'string') throw new Error('a tag is a string')
      return tag
    }),
    title: String(list(document.title)[0]),
    quote: found(selectors, 'TextQuoteSelector') as Imported['quote'],
    position: found(selectors, 'TextPositionSelector') as Imported['position'],
    range: found(selectors, 'RangeSelector') as Imported['range'],
  }
}

function permissions(value: unknown): void {
  if (!isObject(value)) throw new Error('permissions is an object')
  if (value.read === undefined) throw new Error('permissions: read is required')
  for (const who of Object.values(value).flatMap(list))
    if (typeof who !== 'string' || !/^(acct:|group:).+$/.test(who))
      throw new Error('permissions name accounts or groups')
}

const SHAPES: Record<string, Record<string, 'string' | 'number'>> = {
  TextQuoteSelector: { exact: 'string', prefix: 'string', suffix: 'string' },
  TextPositionSelector: { start: 'number', end: 'number' },
  RangeSelector: { startContainer: 'string', startOffset: 'number', endContainer: 'string', endOffset: 'number' },
}

function selector(value: unknown): Fields {
  if (!isObject(value)) throw new Error('a selector is an object')
  const shape = SHAPES[string(value, 'type')]
  if (!shape) throw new Error(`an unknown selector: ${String(value.type)}`)
  for (const [field, type] of Object.entries(shape)) if (typeof value[field] !== type) throw new Error(field)
  return value
}

function found(selectors: readonly Fields[], type: string): unknown {
  const one = selectors.find((candidate) => candidate.type === type)
  if (!one) return null
  const { type: _type, ...rest } = one
  return rest
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function string(fields: Fields, name: string): string {
  const value = fields[name]
  if (typeof value !== 'string') throw new Error(`${name} is a string`)
  return value
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error('a list is needed')
  return value
}
