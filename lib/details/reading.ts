import type { Detail, Finding, Verdict } from '@/lib/schema/finding'
import { mapDefined } from '@/lib/text/lists'

/**
 * How a detail is shown, worst first. `compare`, `open` and `mentioned` are open details: with a value of the dossier, without
 * one, and with a claim that has the words but may say something else of them.
 */
export const detailReadings = ['differs', 'doubt', 'compare', 'open', 'mentioned', 'matches'] as const
export type DetailReading = (typeof detailReadings)[number]

export const verdictOfReading: Record<DetailReading, Verdict> = {
  differs: 'contradicted',
  doubt: 'disputed',
  compare: 'disputed',
  open: 'unverified',
  mentioned: 'unverified',
  matches: 'supported',
}

/** Returns the icon of a reading: the icon of the verdict that gives its colour; `compare` has an icon of its own. */
export function readingSign(reading: DetailReading): Verdict | 'compare' {
  return reading === 'compare' ? reading : verdictOfReading[reading]
}

/** The fields of a detail that decide its reading; also for a detail stored without offsets. */
type DetailContent = Pick<Detail, 'verdict' | 'doubted' | 'article' | 'dossier' | 'question'> &
  Partial<Pick<Detail, 'kind' | 'claim'>>

/** Returns the page's words of a detail as they are shown: "winter of 2013" for "in the winter of 2013". */
export const pageWords = ({ kind, article }: DetailContent): string =>
  kind === 'date' ? article.replace(/^in the (?=\S)/i, '') : article

/** Returns the offset of these words, for the line under them. */
export const pageWordsStart = (detail: Pick<Detail, 'kind' | 'article' | 'start'> & DetailContent): number =>
  detail.start + detail.article.length - pageWords(detail).length

export interface DetailRow<D extends DetailContent = Detail> {
  detail: D
  reading: DetailReading
}

/** Part of a quote or claim. `reading` is that of the detail whose words this part is; null outside all details. */
export interface MarkedPart {
  text: string
  reading: DetailReading | null
}

/** One sentence of a reason, as a code with its values. `dossier` is null where only the words of the page are named. */
export interface ReasonPart {
  code: DetailReading
  values: { page: string; dossier: string | null }[]
}

export interface FindingWithDetails<D extends DetailContent = DetailContent> {
  verdict: Verdict
  details: readonly D[]
}

export function readingOf(
  { verdict, doubted, dossier, claim = null }: Pick<DetailContent, 'verdict' | 'doubted' | 'dossier' | 'claim'>,
  finding: Pick<Finding, 'verdict'>,
): DetailReading {
  switch (verdict) {
    case 'agrees':
      return doubted ? 'doubt' : 'matches'
    case 'differs':
      return doubted || finding.verdict === 'disputed' ? 'doubt' : 'differs'
    case 'open':
      if (dossier !== null) return 'compare'
      return claim === null ? 'open' : 'mentioned'
  }
}

/** Returns the details, each with its reading. Beside a date or figure in doubt, the names of the same claim are not in doubt too. */
export function readDetails<D extends DetailContent>(finding: FindingWithDetails<D>): DetailRow<D>[] {
  const isInDoubt = finding.details.some(({ doubted, kind }) => doubted && VALUES.has(kind))
  return finding.details
    .filter(({ verdict, doubted, kind }) => !(isInDoubt && doubted && verdict === 'agrees' && NAMES.has(kind)))
    .map((detail) => ({ detail, reading: readingOf(detail, finding) }))
}
const VALUES = new Set<DetailContent['kind']>(['date', 'number'])
const NAMES = new Set<DetailContent['kind']>(['name', 'org', 'place', 'work'])

/**
 * Returns the details of a finding that a person would check, worst first; details with equal readings keep the order of the
 * text. A match of one common word is left out beside others, a doubt of one beside other doubts, and one that was not found beside another row that does not match.
 */
export function detailRowsOf<D extends DetailContent>(finding: FindingWithDetails<D>): DetailRow<D>[] {
  const rows = sortRows(readDetails(finding))
  const hasDoubt = rows.some(({ detail, reading }) => reading === 'doubt' && !isCommonWord(detail))
  const isPlain = ({ detail, reading }: DetailRow<D>): boolean =>
    reading === 'matches' || (reading === 'doubt' && hasDoubt && detail.verdict === 'agrees')
      ? isCommonWord(detail)
      : reading === 'open' && isOneWord(detail)
  const isTold = rows.some((row) => row.reading !== 'matches' && !isPlain(row))
  const telling = rows.filter((row) => !isPlain(row) || (row.reading === 'open' && !isTold))
  return telling.length > 0 ? telling : rows
}

/** Whether a detail is a word that nobody checks by itself, such as "model" or "all", and no name, value or phrase. */
const isCommonWord = ({ kind, article, dossier }: DetailContent): boolean =>
  WORDED.has(kind) && (dossier === null || !/[\s\p{N}]|\p{Lu}\p{Ll}{3}/u.test(article))

/** Whether a detail is one word in small letters: "rarely", "insights". */
const isOneWord = ({ kind, article }: DetailContent): boolean => WORDED.has(kind) && /^\p{Ll}+$/u.test(article)

const WORDED = new Set<DetailContent['kind']>(['term', 'quantifier', 'order'])

/** Sorts rows by reading, worst first; rows with equal readings keep their order. */
export function sortRows<Row extends { reading: DetailReading }>(rows: readonly Row[]): Row[] {
  return detailReadings.flatMap((reading) => rows.filter((row) => row.reading === reading))
}

export const MOST_ROWS = 5

/** Splits rows into the first `most`, which are shown, and the rest, which is folded. */
export function foldRows<Row>(rows: readonly Row[], most = MOST_ROWS): { shown: Row[]; folded: Row[] } {
  return { shown: rows.slice(0, most), folded: rows.slice(most) }
}

/** The number of rows of each reading, worst first, without zeros. */
export function countRows(rows: readonly { reading: DetailReading }[]) {
  return detailReadings
    .map((reading) => ({ reading, count: rows.filter((row) => row.reading === reading).length }))
    .filter(({ count }) => count > 0)
}

/** Whether a row shows two different values: such a row is large and has a label on each side. */
export function hasTwoValues({ detail, reading }: DetailRow<DetailContent>): boolean {
  return reading === 'differs' || reading === 'compare' || (reading === 'doubt' && detail.verdict === 'differs')
}

export function hasCompare(finding: FindingWithDetails): boolean {
  return finding.details.some((detail) => readingOf(detail, finding) === 'compare')
}

/** Whether a detail has the whole claim as its value, since no value of the claim is of the kind of the page's words. */
export const isWholeClaim = ({ question, dossier }: DetailContent): boolean => dossier !== null && question === dossier

/** Returns the question of a row with two values; null for a claim as a whole. */
export function questionOf(row: DetailRow<DetailContent>): string | null {
  const { question } = row.detail
  return hasTwoValues(row) && question !== '' && !isWholeClaim(row.detail) ? question : null
}

/** The questions of a finding's large rows, without duplicates, worst first. */
export function checkQuestionsOf(finding: FindingWithDetails): string[] {
  return [...new Set(mapDefined(detailRowsOf(finding), questionOf))]
}

/** Returns the parts of the reason of a finding, worst first, as in its rows. */
export function reasonPartsOf(finding: FindingWithDetails): ReasonPart[] {
  const rows = detailRowsOf(finding)
  return mapDefined(detailReadings, (code) => {
    const values = rows
      .filter(({ reading }) => reading === code)
      .map((row) => ({ page: pageWords(row.detail), dossier: hasTwoValues(row) ? row.detail.dossier : null }))
    return values.length > 0 ? { code, values: withoutDuplicates(values) } : undefined
  })
}

function withoutDuplicates(values: ReasonPart['values']): ReasonPart['values'] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}
