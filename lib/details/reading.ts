import type { Detail, Finding, Verdict } from '@/lib/engine/types'

/** How a detail is shown, worst first. `compare` and `open` are open details with and without a value of the dossier. */
export const detailReadings = ['differs', 'doubt', 'compare', 'open', 'matches'] as const
export type DetailReading = (typeof detailReadings)[number]

/** The verdict whose colour a reading has. */
export const verdictColours: Record<DetailReading, Verdict> = {
  differs: 'contradicted',
  doubt: 'disputed',
  compare: 'unverified',
  open: 'unverified',
  matches: 'supported',
}

/** What is read of a detail: also of one that is kept without its place in a text. */
export type DetailWords = Pick<Detail, 'verdict' | 'doubted' | 'article' | 'dossier' | 'question'>

/** A detail with its reading. */
export interface DetailRow<D extends DetailWords = Detail> {
  detail: D
  reading: DetailReading
}

export interface ReadingCount {
  reading: DetailReading
  count: number
}

/** One sentence of a reason, as a code with its values. `dossier` is null where only the words of the page are named. */
export interface ReasonPart {
  code: DetailReading
  values: { page: string; dossier: string | null }[]
}

/** A finding, also one that is kept with a note. */
export interface Detailed<D extends DetailWords = DetailWords> {
  verdict: Verdict
  details: readonly D[]
}

export function readingOf(
  { verdict, doubted, dossier }: Pick<DetailWords, 'verdict' | 'doubted' | 'dossier'>,
  finding: Pick<Finding, 'verdict'>,
): DetailReading {
  switch (verdict) {
    case 'agrees':
      return doubted ? 'doubt' : 'matches'
    case 'differs':
      return doubted || finding.verdict === 'disputed' ? 'doubt' : 'differs'
    case 'open':
      return dossier === null ? 'open' : 'compare'
  }
}

/** The details of a finding in reading order. */
export function readDetails<D extends DetailWords>(finding: Detailed<D>): DetailRow<D>[] {
  return finding.details.map((detail) => ({ detail, reading: readingOf(detail, finding) }))
}

/** The details of a finding worst first, those of one reading in reading order. */
export function rowsOf<D extends DetailWords>(finding: Detailed<D>): DetailRow<D>[] {
  return sortRows(readDetails(finding))
}

/** Worst first; rows of one reading keep their order. */
export function sortRows<Row extends { reading: DetailReading }>(rows: readonly Row[]): Row[] {
  return detailReadings.flatMap((reading) => rows.filter((row) => row.reading === reading))
}

/** How many rows stand open before the rest folds. */
export const MOST_ROWS = 5

/** The first rows, and those that fold after them. */
export function foldRows<Row>(rows: readonly Row[], most = MOST_ROWS): { shown: Row[]; folded: Row[] } {
  return { shown: rows.slice(0, most), folded: rows.slice(most) }
}

/** How many rows there are of each reading, worst first, without those of which there is none. */
export function countRows(rows: readonly { reading: DetailReading }[]): ReadingCount[] {
  return detailReadings
    .map((reading) => ({ reading, count: rows.filter((row) => row.reading === reading).length }))
    .filter(({ count }) => count > 0)
}

/** Whether two different values are to be looked at: such a row is large and has a label on each side. */
export function hasTwoValues({ detail, reading }: DetailRow<DetailWords>): boolean {
  return reading === 'differs' || reading === 'compare' || (reading === 'doubt' && detail.verdict === 'differs')
}

/** Whether the finding has a detail to compare. */
export function hasCompare(finding: Detailed): boolean {
  return finding.details.some((detail) => readingOf(detail, finding) === 'compare')
}

/** What the large rows of a finding are about, each question once, worst first. */
export function questionsOf(finding: Detailed): string[] {
  const asked = rowsOf(finding).flatMap((row) => (hasTwoValues(row) && row.detail.question ? row.detail.question : []))
  return [...new Set(asked)]
}

/** The codes of the reason: what matches comes first, then what does not, worst first. */
export function reasonOf(finding: Detailed): ReasonPart[] {
  const rows = rowsOf(finding)
  return REASON_ORDER.flatMap((code) => {
    const values = rows
      .filter(({ reading }) => reading === code)
      .map((row) => ({ page: row.detail.article, dossier: hasTwoValues(row) ? row.detail.dossier : null }))
    return values.length > 0 ? [{ code, values: unique(values) }] : []
  })
}

const REASON_ORDER: readonly DetailReading[] = ['matches', 'differs', 'doubt', 'compare', 'open']

function unique(values: ReasonPart['values']): ReasonPart['values'] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}

/**
 * The switch that shows a row on the page. A detail that was not found belongs to the supported ones where its sentence
 * has other details that were, and else to the unverified ones.
 *
 * @param all the rows of its finding
 */
export function switchOf(row: { reading: DetailReading }, all: readonly { reading: DetailReading }[]): Verdict {
  switch (row.reading) {
    case 'differs':
    case 'compare':
      return 'contradicted'
    case 'doubt':
      return 'disputed'
    case 'matches':
      return 'supported'
    case 'open':
      return all.some(({ reading }) => reading !== 'open') ? 'supported' : 'unverified'
  }
}
