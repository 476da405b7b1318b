import { isVerb } from '@/lib/text/words'
import { featureIn } from './compare/features'
import { senseOf } from './compare/sense'
import type { Conflict } from './evidence'
import { nearness, rowOf } from './lexicon/word-table'
import type { Term } from './reading'
import type { ClaimView } from './views'
import type { Weighing } from './weigh'

/**
 * The possible conflicts that are sure enough: the sentence as a whole must look like one that the dossier contradicts, and the
 * conflict by itself must be likely. Beside the surest only those are shown that are as good as sure themselves.
 */
export function believed(candidates: Weighing['candidates'], shares: Weighing['shares']): Conflict[] {
  const plausible = candidates.filter(isOneSlip)
  const [top] = plausible
  if (!top) return []
  const bar = isWorded(top.near.alignment.view) ? leastTrust.rich : leastTrust.plain
  if (shares.contradicted < bar.sentence || top.chance < bar.conflict || top.near.about < bar.about) return []
  return plausible
    .filter((c) => c === top || c.chance >= 0.8)
    .map(({ conflict, chance }) => ({ ...conflict, certainty: chance }))
}

/**
 * How sure a conflict must be to be shown: the sentence as a whole, the conflict by itself, and that the claim is meant. Chosen on
 * sentences that had no part in the learning (`npm run train`): hardly one in twenty is wrong on plain sentences, and of near misses
 * made to tempt one in twelve. A claim without phrasings asks for more.
 */
const leastTrust = {
  rich: { sentence: 0.75, conflict: 0.4, about: 0.2 },
  plain: { sentence: 0.8, conflict: 0.5, about: 0.3 },
}

/** Has the claim been put in enough ways that a page's way is likely to be near one of them? */
export const isWorded = ({ claim }: ClaimView): boolean => claim.phrasings.length > 2

/**
 * A sentence that has a name and a figure otherwise than a claim is not that claim with a slip: it is about something else. Where a
 * claim has no phrasings, more must be the same: the deed (not "updated it in 2021"), the work that it is about, and no other
 * thing with a number in its name; and the opposite of a word in a title is another title.
 */
function isOneSlip({ kind, signals, near }: Weighing['candidates'][number]): boolean {
  const { view } = near.alignment
  if (kind === 'opposite' || kind === 'words') return isWorded(view) || featureIn(signals, 'oddQuoted') === 0
  if (kind !== 'date' && kind !== 'number' && kind !== 'name') return true
  if (featureIn(signals, kind === 'name' ? 'otherValues' : 'otherNames') > 0) return false
  if (isWorded(view)) return true
  const { terms } = near.stretch
  const isLacking = ({ key, stem }: Term): boolean => !view.vocabulary.has(key) && !view.stems.has(stem)
  const isOtherDeed = (t: Term): boolean =>
    /\d/.test(t.lemma) || ((isVerb(t.lemma) || t.lemma.endsWith('ed')) && nearestIn(view, t.lemma) < NEAR_ENOUGH)
  if (terms.some((t) => isLacking(t) && isOtherDeed(t))) return false
  if (kind !== 'date') return true
  const said = new Set(terms.map((t) => t.key))
  const own = view.readings.find((r) => r.wording === 0)
  const deeds = own?.terms.filter((t) => isVerb(t.lemma)) ?? []
  const works = own?.items.filter((i) => i.type === 'W' || i.type === 'X') ?? []
  return (
    (deeds.length === 0 || deeds.some((t) => said.has(t.key))) &&
    works.every((work) => own?.terms.some((t) => t.start < work.end && t.end > work.start && said.has(t.key)))
  )
}

/** So near in use two verbs can be of one deed ("published", "released"); found on dossiers without phrasings. */
const NEAR_ENOUGH = 0.6

function nearestIn(view: ClaimView, lemma: string): number {
  const row = rowOf(lemma.replace(/ed$/, ''))
  return Math.max(0, ...[...senseOf(view).rows].map((other) => nearness(row, other)))
}
