import type { Detail, Finding } from '@/lib/schema/finding'
import { spansOverlap, type Span } from '@/lib/text/spans'

/** Returns the finding on a part of its sentence: only details inside the part count. Null where nothing is inside. */
export function findingOnPart(finding: Finding, start: number, end: number): Finding | null {
  if (start <= finding.start && end >= finding.end) return finding
  const details = finding.details.filter((detail) => spansOverlap(detail, { start, end }))
  const isAllInside = details.length > 0 && details.length === finding.details.length
  if ((isAllInside && !isNameAlone(finding, details, { start, end })) || finding.verdict === 'unverified')
    return { ...finding, details }
  const isSettled = !isNameAlone(finding, details, { start, end }) && SETTLING[finding.verdict](details, finding)
  const partial = finding.partial && details.some(({ verdict }) => verdict === 'open')
  if (isSettled) return { ...finding, details, partial }
  const related = finding.claims.slice(0, MOST_RELATED)
  return details.length === 0 && related.length === 0 ? null : { ...finding, ...NOT_SETTLED, details: [], related }
}

/** Whether a part of a sentence that is not contradicted is a name, which states nothing by itself. */
function isNameAlone({ verdict, quote, start }: Finding, details: readonly Detail[], part: Span): boolean {
  const isOnlyNames = details.length > 0 && details.every(({ kind }) => NAME_KINDS.has(kind))
  const words = quote.slice(Math.max(0, part.start - start), part.end - start)
  return verdict === 'supported' && isOnlyNames && !/(?<!\p{L})(?!(?:the|an?|of|and)(?!\p{L}))\p{Ll}/u.test(words)
}
const NAME_KINDS = new Set<Detail['kind']>(['name', 'org', 'place', 'work'])

/** Whether the details inside a part carry the verdict on the whole sentence. */
const SETTLING: Record<
  Exclude<Finding['verdict'], 'unverified'>,
  (details: readonly Detail[], whole: Finding) => boolean
> = {
  contradicted: (details) => details.some(({ verdict }) => verdict === 'differs'),
  disputed: (details) => details.some(({ doubted }) => doubted),
  supported: (details, whole) =>
    details.some((detail) => isAgreeingValue(detail) || (!whole.partial && isTermBesideValue(detail, whole))),
}

/** Whether a term agrees with a claim behind a sentence of which a value agrees too; a term alone supports nothing. */
const isTermBesideValue = ({ verdict, claim }: Detail, { details, claims }: Finding): boolean =>
  verdict === 'agrees' && claim !== null && claims.includes(claim) && details.some(isAgreeingValue)

const isAgreeingValue = ({ verdict, kind }: Detail): boolean => verdict === 'agrees' && kind !== 'term'

const NOT_SETTLED = {
  verdict: 'unverified',
  partial: false,
  claims: [] as string[],
  sources: [] as number[],
  details: [] as Detail[],
} as const
const MOST_RELATED = 2
