import type { Anchor, Annotation, DeletedAnnotation } from './annotation'
import { isRecord } from './is-record'
import { noteColors } from './note-colors'
import { isDetailVerdict, isVerdict } from './verdicts'

/**
 * Whether a row is a valid note, checked field by field. Disk errors, older versions and interrupted writes can leave
 * invalid rows, which must not break a list or an export. Written by hand for speed, because every row is checked when
 * read.
 */
export function isAnnotation(row: unknown): row is Annotation {
  if (!isRecord(row)) return false
  const { anchor, article, claim, dossier, color, tags, finding } = row
  return (
    areTexts(row.id, row.pageKey, row.url, row.title, row.note) &&
    row.id !== '' &&
    isInstant(row.created) &&
    isInstant(row.modified) &&
    (claim === null || isWellFormed(claim)) &&
    (dossier === undefined || isDossier(dossier)) &&
    (article === undefined || (isRecord(article) && areTexts(article.author, article.site, article.date))) &&
    (color === null || (noteColors as readonly unknown[]).includes(color)) &&
    Array.isArray(tags) &&
    areTexts(...(tags as unknown[])) &&
    (anchor === null || isAnchor(anchor)) &&
    (finding === null || isFinding(finding))
  )
}

/** Whether a row of the bin is a valid deleted note. */
export function isDeletedAnnotation(row: unknown): row is DeletedAnnotation {
  return isAnnotation(row) && isInstant((row as Partial<DeletedAnnotation>).deleted)
}

/** Whether the position of a note is valid. */
export function isAnchor(anchor: unknown): anchor is Anchor {
  if (!isRecord(anchor)) return false
  const { quote, position, range } = anchor
  return (
    isRecord(quote) &&
    areTexts(quote.exact, quote.prefix, quote.suffix) &&
    (position === null || (isRecord(position) && areNumbers(position.start, position.end))) &&
    (range === null ||
      (isRecord(range) &&
        areTexts(range.startContainer, range.endContainer) &&
        areNumbers(range.startOffset, range.endOffset)))
  )
}

function isFinding(finding: unknown): boolean {
  return (
    isRecord(finding) &&
    isVerdict(finding.verdict) &&
    areTexts(finding.reason, finding.dossierVersion) &&
    Array.isArray(finding.claims) &&
    areTexts(...(finding.claims as unknown[])) &&
    Array.isArray(finding.sources) &&
    areNumbers(...(finding.sources as unknown[])) &&
    (finding.details === undefined || areDetails(finding.details)) &&
    (finding.dossier === undefined || isDossier(finding.dossier)) &&
    (finding.answers === undefined || areAnswers(finding.answers))
  )
}

function isDossier(dossier: unknown): boolean {
  return isRecord(dossier) && areTexts(dossier.name) && isWellFormed(dossier.id) && dossier.id !== ''
}

function areAnswers(answers: unknown): boolean {
  return (
    Array.isArray(answers) &&
    answers.length <= MOST_DETAILS &&
    answers.every((one) => isRecord(one) && areTexts(one.dossier) && isVerdict(one.verdict))
  )
}

/**
 * A row with more details was not written by this extension. Unknown kinds are allowed: a later version may add some.
 */
const MOST_DETAILS = 200

function areDetails(details: unknown): boolean {
  return Array.isArray(details) && details.length <= MOST_DETAILS && details.every(isDetail)
}

function isDetail(detail: unknown): boolean {
  if (!isRecord(detail)) return false
  const { kind, verdict, doubted, article, dossier, question, claim } = detail
  const mayBeNull = [dossier, question, claim].filter((value) => value !== null)
  return isDetailVerdict(verdict) && typeof doubted === 'boolean' && areTexts(kind, article, ...mayBeNull)
}

function areTexts(...values: unknown[]): boolean {
  return values.every((value) => typeof value === 'string')
}

/** Claims and dossiers are named in addresses, which half a letter (a lone surrogate) cannot be part of. */
function isWellFormed(value: unknown): boolean {
  return typeof value === 'string' && value.isWellFormed()
}

function areNumbers(...values: unknown[]): boolean {
  return values.every((value) => Number.isFinite(value))
}

/** A text that is a valid instant; otherwise it could be neither shown nor sorted. */
function isInstant(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}
