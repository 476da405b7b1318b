import type { Anchor, Annotation, DeletedAnnotation } from './annotation'
import { isRecord } from './is-record'
import { noteColors } from './note-colors'
import { isDetailVerdict, isVerdict } from './verdicts'

// Tests for rows of notes. Every row is tested when it is read, so they do not use zod, which takes ten times as long.
// Disk errors and interrupted writes can leave invalid rows, which must not break a list or an export.

type ValueTest = (value: unknown) => boolean

const isText: ValueTest = (value) => typeof value === 'string'
const isTrue: ValueTest = (value) => value === true
const isNumber: ValueTest = (value) => Number.isFinite(value)
/** An id of a claim or dossier: it is used in addresses, which cannot contain a lone surrogate. */
const isName: ValueTest = (value) => typeof value === 'string' && value.isWellFormed()
/** A time must be valid, because notes are sorted by it and show it. */
const isInstant: ValueTest = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value))

const nullable =
  (test: ValueTest): ValueTest =>
  (value) =>
    value === null || test(value)
const optional =
  (test: ValueTest): ValueTest =>
  (value) =>
    value === undefined || test(value)
export const listOf =
  (test: ValueTest, most = Infinity): ValueTest =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(test)
/** An object with at least these fields. */
export const recordOf = (fields: Readonly<Record<string, ValueTest>>): ValueTest => {
  const tests = Object.entries(fields)
  return (value) => isRecord(value) && tests.every(([name, test]) => test(value[name]))
}

/** Maximum number of details and of answers; this extension writes no row with more. */
const MOST_DETAILS = 200
const isDossier = recordOf({ id: (id) => isName(id) && id !== '', name: isText })
const isPosition = recordOf({ start: isNumber, end: isNumber })
const isRange = recordOf({ startContainer: isText, startOffset: isNumber, endContainer: isText, endOffset: isNumber })
export const isAnchor = recordOf({
  quote: recordOf({ exact: isText, prefix: isText, suffix: isText }),
  position: nullable(isPosition),
  range: nullable(isRange),
}) as (anchor: unknown) => anchor is Anchor
const isDetail = recordOf({
  // Unknown kinds are allowed: a later version may add some.
  kind: isText,
  verdict: isDetailVerdict,
  doubted: (value) => typeof value === 'boolean',
  article: isText,
  dossier: nullable(isText),
  question: nullable(isText),
  claim: nullable(isText),
})
const isFinding = recordOf({
  verdict: isVerdict,
  partial: optional(isTrue),
  reason: isText,
  head: optional(isText),
  dossierVersion: isText,
  claims: listOf(isText),
  sources: listOf(isNumber),
  details: optional(listOf(isDetail, MOST_DETAILS)),
  dossier: optional(isDossier),
  related: optional(listOf(isText)),
  answers: optional(listOf(recordOf({ dossier: isText, verdict: isVerdict, partial: optional(isTrue) }), MOST_DETAILS)),
})
export const noteFieldTests = {
  id: (id: unknown) => isText(id) && id !== '',
  pageKey: isText,
  url: isText,
  title: isText,
  note: isText,
  created: isInstant,
  modified: isInstant,
  claim: nullable(isName),
  dossier: optional(isDossier),
  article: optional(recordOf({ author: isText, site: isText, date: isText })),
  color: nullable((color) => (noteColors as readonly unknown[]).includes(color)),
  tags: listOf(isText),
  anchor: nullable(isAnchor),
  finding: nullable(isFinding),
} satisfies Record<keyof Annotation, ValueTest>
export const isAnnotation = recordOf(noteFieldTests) as (row: unknown) => row is Annotation

export function isDeletedAnnotation(row: unknown): row is DeletedAnnotation {
  return isAnnotation(row) && isInstant((row as Partial<DeletedAnnotation>).deleted)
}
