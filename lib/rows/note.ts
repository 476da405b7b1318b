import { defined } from '@/lib/text/defined'
import { isAnnotation, noteFieldTests } from '@/lib/schema/is-annotation'
import type { Annotation } from '@/lib/schema/annotation'
import { isoInstantOf, isScriptUrl } from '@/lib/text/read-address-and-date'
import { isValidId } from '@/lib/schema/is-record'
import { noteLimits } from '@/lib/schema/limits'
import { ownProperty, type Json } from './json'
import { joinTexts } from './join-notes'
import type { Fields, RowRules } from './row-rules'

const REQUIRED = ['pageKey', 'url', 'title', 'claim', 'anchor', 'color', 'finding', 'created', 'modified', 'note']

/** A note. Each tag is a separate field, so that tags of all devices are kept. */
export const noteRowRules: RowRules = {
  text: {
    field: 'note',
    joinVersions(versions) {
      // Leaves out the oldest versions if all together are too long.
      for (let from = 0; ; from++) {
        const text = joinTexts(versions.slice(from))
        if (text.length <= noteLimits.joined || from === versions.length - 1) return text
      }
    },
  },
  required: REQUIRED,
  isOwnWork: (field) => OWN_WORK_FIELDS.has(field) || field.startsWith(TAG_PREFIX),
  isValid(field, value) {
    if (field.startsWith(TAG_PREFIX))
      return isValidId(field.slice(TAG_PREFIX.length), noteLimits.tag) && isTagPosition(value)
    if (!isLimited(field) || !noteFieldTests[field](value)) return false
    if ((field === 'created' || field === 'modified') && isoInstantOf(value) === null) return false
    if ((field === 'url' || field === 'pageKey') && isScriptUrl(value as string)) return false
    return (typeof value === 'string' ? value : JSON.stringify(value)).length <= FIELD_LIMITS[field]
  },
  tidy(fields) {
    const places = Object.entries(fields).filter(([field]) => field.startsWith(TAG_PREFIX))
    if (places.length === 0) return fields
    const rest = Object.entries(fields).filter(([field]) => !field.startsWith(TAG_PREFIX))
    const sorted = places.sort(([a, one], [b, other]) => Number(one) - Number(other) || (a < b ? -1 : 1))
    return Object.fromEntries([...rest, ...sorted.slice(0, noteLimits.tags).map(([field], at) => [field, at] as const)])
  },
}

export function fieldsOfNote({ id: _id, tags, ...rest }: Annotation): Fields {
  const fields = Object.fromEntries(REQUIRED.map((field) => [field, ownProperty(rest as Fields, field) ?? null]))
  const { dossier, article } = rest
  const places = tags
    .slice(0, noteLimits.tags)
    .flatMap((tag, at) => tidyTags([tag]).map((tag) => [TAG_PREFIX + tag, at] as const))
  return defined({
    ...fields,
    dossier: dossier && { ...dossier },
    article: article && { ...article },
    ...Object.fromEntries(places),
  })
}

/** Normalises tags: on one line, within the limits, without lone surrogates and duplicates. */
export function tidyTags(tags: readonly string[]): string[] {
  const plain = tags.map((tag) =>
    tag
      .slice(0, noteLimits.tag)
      .toWellFormed()
      .replace(/\p{Cc}+/gu, ' ')
      .trim(),
  )
  return [...new Set(plain.filter((tag) => tag !== ''))].slice(0, noteLimits.tags)
}

export function noteOfFields(id: string, fields: Fields): Annotation | null {
  const tags = Object.entries(fields)
    .filter(([field]) => field.startsWith(TAG_PREFIX))
    .sort(([, a], [, b]) => Number(a) - Number(b))
    .map(([field]) => field.slice(TAG_PREFIX.length))
  const rest = Object.fromEntries(Object.keys(FIELD_LIMITS).map((field) => [field, ownProperty(fields, field)]))
  const note: unknown = defined({ ...rest, id, tags })
  return isAnnotation(note) ? note : null
}

const TAG_PREFIX = 'tag:'
const OWN_WORK_FIELDS = new Set(['note', 'color', 'anchor'])
/** Longest JSON of a value with several texts; escaped in JSON, one character takes up to six. */
const LONGEST_OBJECT_JSON = 6 * noteLimits.joined
/** Maximum length of a field's value, as text or JSON, in UTF-16 units. */
const FIELD_LIMITS = {
  pageKey: noteLimits.address,
  url: noteLimits.address,
  title: noteLimits.line,
  claim: noteLimits.claim,
  anchor: LONGEST_OBJECT_JSON,
  note: noteLimits.joined,
  color: 20,
  finding: LONGEST_OBJECT_JSON,
  created: 40,
  modified: 40,
  /** Present if the note is on a claim of a dossier that is not the bundled one. */
  dossier: LONGEST_OBJECT_JSON,
  article: LONGEST_OBJECT_JSON,
} as const

function isLimited(field: string): field is keyof typeof FIELD_LIMITS {
  return Object.hasOwn(FIELD_LIMITS, field)
}

function isTagPosition(value: Json): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= noteLimits.tags
}
