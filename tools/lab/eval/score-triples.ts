import type { Detail, Finding } from '@/lib/schema/finding'
import { causeOf, type ScoredError } from './errors'
import { gravest, ratio, type Label, type Triple } from './labels'

type Found = Pick<Finding, 'verdict'> & { details: readonly Pick<Detail, 'verdict' | 'article'>[] }
export type TriplePart = 'base' | 'edited' | 'trap'

export interface TriplesScore {
  triples: number
  /** Base sentences called supported. */
  coverage: number
  /** Edited sentences called contradicted. */
  recall: number
  /** Among them, those where a differing detail names the changed value (shares a word or a number with it). */
  named: number
  /** Contradicted among the edited, over all that were called contradicted. */
  precision: number
  /** Numbers of sentences: `called` contradicted, and `right` are the edited ones among them. */
  contradicted: { right: number; called: number }
  /** Triples whose base is supported and whose edit is contradicted. */
  pairs: number
  /** Near misses that were not contradicted, and those that got their exact label. */
  trap: number
  trapLabel: number
  kinds: Record<string, { n: number; base: number; edited: number }>
  errors: ScoredError[]
}

/** Scores findings on single sentences: a supported one, the same with one detail changed, a near miss. */
export function scoreTriples(
  triples: readonly Triple[],
  found: (id: string, part: TriplePart) => readonly Found[],
): TriplesScore {
  const n = { base: 0, edited: 0, named: 0, pairs: 0, traps: 0, trapSafe: 0, trapRight: 0, falseAlarms: 0 }
  const kinds: TriplesScore['kinds'] = {}
  const errors: ScoredError[] = []
  const fail = (label: Label, got: Label, line: string) => errors.push({ cause: causeOf(label, got), line })
  for (const triple of triples) {
    const kind = (kinds[triple.edit] ??= { n: 0, base: 0, edited: 0 })
    const base = verdictOf(found(triple.id, 'base'), triple, 'supported')
    const edited = verdictOf(found(triple.id, 'edited'), triple, 'contradicted')
    kind.n++
    if (base.verdict === 'supported') {
      n.base++
      kind.base++
    } else fail('supported', base.verdict, `${triple.id}.base wants supported, got ${base.verdict}: ${triple.base}`)
    if (base.verdict === 'contradicted') n.falseAlarms++
    if (edited.verdict === 'contradicted') {
      n.edited++
      kind.edited++
      if (edited.details.some((d) => d.verdict === 'differs' && shareAWord(d.article, triple.slots.article))) n.named++
    } else {
      const change = `${triple.slots.article} for ${triple.slots.dossier}`
      const line = `${triple.id}.edited wants contradicted (${change}), got ${edited.verdict}: ${triple.edited}`
      fail('contradicted', edited.verdict, line)
    }
    if (base.verdict === 'supported' && edited.verdict === 'contradicted') n.pairs++
    if (triple.trap === undefined) continue
    const trap = gravest(found(triple.id, 'trap'))?.verdict ?? 'none'
    n.traps++
    if (trap === triple.trapLabel) n.trapRight++
    if (trap !== 'contradicted') n.trapSafe++
    else {
      n.falseAlarms++
      const wanted = triple.trapLabel ?? 'none'
      fail(wanted, trap, `${triple.id}.trap wants ${wanted}, got contradicted: ${triple.trap}`)
    }
  }
  return {
    triples: triples.length,
    coverage: ratio(n.base, triples.length),
    recall: ratio(n.edited, triples.length),
    named: ratio(n.named, n.edited),
    precision: ratio(n.edited, n.edited + n.falseAlarms),
    contradicted: { right: n.edited, called: n.edited + n.falseAlarms },
    pairs: ratio(n.pairs, triples.length),
    trap: ratio(n.trapSafe, n.traps),
    trapLabel: ratio(n.trapRight, n.traps),
    kinds,
    errors,
  }
}

/** Where a correction to the dossier makes another verdict as right as the wanted one, it counts as that. */
function verdictOf(
  found: readonly Found[],
  { also }: Triple,
  wanted: Label,
): { verdict: Label; details: Found['details'] } {
  const worst = gravest(found)
  if (!worst) return { verdict: 'none', details: [] }
  return { verdict: worst.verdict === also ? wanted : worst.verdict, details: worst.details }
}

function shareAWord(a: string, b: string): boolean {
  const words = wordsOf(a)
  return [...wordsOf(b)].some((word) => words.has(word))
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
}
