import { sayDate } from '@/lib/text/dates'
import { align, type Alignment } from './align'
import type { Conflict, Evidence } from './evidence'
import type { Clause, Item, Reading } from './reading'
import type { Index } from './retrieve'
import { compareDates, compareNumbers, sameThing, type Comparison } from './same'
import type { ClaimValue, ClaimView } from './views'
import { wholeClause } from './relation'

/** Least shares for a claim to stand behind a stretch; found on the labelled articles, see docs/decisions. */
export const bars = { coverage: 0.62, recall: 0.5, shared: 1.3, conflictCoverage: 0.75, conflictRecall: 0.55, conflictShared: 1.6 }

/**
 * Aligns a sentence and its clauses with the claims by their words. A claim supports a stretch when it holds most of its
 * weight and every value agrees; it conflicts when everything of weight is there but for one value of a known type.
 */
export function judgeWording(reading: Reading, views: readonly ClaimView[], index: Index): Evidence {
  const evidence: Evidence = { supports: [], conflicts: [] }
  const stretches = reading.clauses.length > 1 ? [wholeClause(reading), ...reading.clauses] : reading.clauses
  for (const stretch of stretches) {
    const candidates = index.candidates(stretch.terms, 14).flatMap((i) => {
      const view = views[i]
      const alignment = view ? align(stretch.terms, view, index) : null
      return alignment ? [alignment] : []
    })
    for (const alignment of candidates) {
      if (alignment.coverage < bars.coverage || alignment.recall < bars.recall || alignment.shared < bars.shared) continue
      if (agrees(stretch, alignment) && stretch.negated === isNegated(alignment)) {
        evidence.supports.push({ view: alignment.view, strength: alignment.coverage * (0.5 + alignment.recall / 2), start: stretch.start, end: stretch.end, whole: alignment.coverage > 0.9 })
      }
    }
    if (!reading.question && !stretch.hypothetical && !reading.ambiguous) evidence.conflicts.push(...valueConflicts(reading, stretch, candidates))
  }
  return evidence
}

/** Does every date and number of the stretch that can be compared with the claim agree with it? */
function agrees(stretch: Clause, { view }: Alignment): boolean {
  return stretch.items.every((item) => {
    if (item.type !== 'D' && item.type !== 'N') return true
    const results = view.values.map((value) => compareItems(item, value.item))
    return results.includes('same') || !results.includes('other')
  })
}

function isNegated({ nearest }: Alignment): boolean {
  return nearest.clauses.some((c) => c.negated)
}

function valueConflicts(reading: Reading, stretch: Clause, candidates: Alignment[]): Conflict[] {
  const conflicts: Conflict[] = []
  for (const item of stretch.items) {
    if (item.type !== 'D' && item.type !== 'N') continue
    if (item.type === 'D' && item.date.role !== 'at') continue
    // Any claim near in words that has the value makes it a value that the dossier knows.
    if (candidates.some((a) => a.coverage > 0.4 && a.view.values.some((v) => compareItems(item, v.item) === 'same'))) continue
    for (const alignment of candidates) {
      const { view, coverage, recall, shared } = alignment
      if (coverage < bars.conflictCoverage || recall < bars.conflictRecall || shared < bars.conflictShared) continue
      if (stretch.negated !== isNegated(alignment)) continue
      const value = rival(item, view)
      if (!value || !timely(item, stretch, view)) continue
      conflicts.push(conflictOf(item, value, view, coverage * recall, reading))
      break
    }
  }
  return conflicts
}

/** The claim's one value of the item's kind, when the item's differs from it. */
function rival(item: Item, view: ClaimView): ClaimValue | null {
  const others = view.values.filter((v) => compareItems(item, v.item) === 'other')
  const own = others.filter((v) => v.wording === 0)
  const single = own.filter((v) => v.single)
  return own.length === 1 && single[0] ? single[0] : null
}

const growing = new Set(['star', 'fork', 'citat', 'view', 'subscrib', 'follow', 'employe', 'download', 'user', 'member', 'like', 'upvot', 'point', 'comment', 'contributor', 'student', 'peopl', 'reader', 'learner'])

/** What grows with time can only be wrong for a day that is named on both sides. */
function timely(item: Item, stretch: Clause, view: ClaimView): boolean {
  if (item.type !== 'N' || !item.unit.split(' ').some((u) => growing.has(u))) return true
  const dates = stretch.items.filter((i) => i.type === 'D')
  return dates.some((d) => view.values.some((v) => v.item.type === 'D' && compareItems(d, v.item) === 'same'))
}

export function compareItems(a: Item, b: Item): Comparison {
  if (a.type === 'D' && b.type === 'D') return compareDates(a, b)
  if (a.type === 'N' && b.type === 'N') return compareNumbers(a, b)
  if ('kind' in a && 'kind' in b) return sameThing(a.id, b.id) ? 'same' : 'unlike'
  return 'unlike'
}

function conflictOf(item: Item, value: ClaimValue, view: ClaimView, certainty: number, reading: Reading): Conflict {
  return {
    view,
    slot: item.type === 'D' ? 'date' : 'number',
    about: '',
    item,
    article: withUnit(item, reading),
    dossier: value.item.type === 'D' ? sayDate(value.item.date.value) : view.claim.text.slice(value.item.start, value.item.end),
    start: item.start,
    end: item.end,
    certainty,
  }
}

/** A bare "ten" says little: the word after it goes with it. */
function withUnit(item: Item, reading: Reading): string {
  if (item.type !== 'N' || item.number.sign) return item.text
  const next = reading.words.find((w) => w.start >= item.end)
  return next && item.unit ? reading.text.slice(item.start - reading.start, next.end - reading.start) : item.text
}
