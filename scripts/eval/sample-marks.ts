import { engineOf } from '@/scripts/cli/engine-of'
import type { Dossier } from '@/lib/dossier/schema'
import type { Engine } from '@/lib/engine'
import type { HeldOutText } from '@/scripts/train/held-out-texts'
import { shownAs, type ShownMark } from './score-details'

/** A mark as a reader sees it, with what is needed to judge it. */
export interface SampledMark {
  text: string
  start: number
  end: number
  mark: ShownMark
  words: string
  sentence: string
  verdict: string
  /** The claim that is cited, and the dossier's value that is shown. */
  claim: string | null
  dossier: string | null
}

/** Marks on texts, drawn at random with a seed, in the order of the texts. */
export function sampleMarks(texts: readonly HeldOutText[], count: number, seed: number): SampledMark[] {
  const engines = new Map<Dossier, Engine>()
  const all = texts.flatMap(({ dossier, article }) => {
    const engine = engines.get(dossier) ?? engineOf(dossier)
    engines.set(dossier, engine)
    const { text, date } = article
    const claims = new Map(dossier.claims.map((claim) => [claim.id, claim.text]))
    return engine.check({ text, ...(date ? { date } : {}) }).findings.flatMap((finding) =>
      finding.details.map((detail): SampledMark => ({
        ...{ text: article.id, start: detail.start, end: detail.end, mark: shownAs(detail) },
        ...{ words: text.slice(detail.start, detail.end), sentence: finding.quote, verdict: finding.verdict },
        claim: detail.claim === null ? null : `${detail.claim}: ${claims.get(detail.claim) ?? ''}`,
        dossier: detail.dossier,
      })),
    )
  })
  const random = generator(seed)
  const drawn = all
    .map((mark) => ({ mark, place: random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ mark }) => mark)
  return drawn.sort((a, b) => a.text.localeCompare(b.text) || a.start - b.start)
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let x = Math.imul(state ^ (state >>> 15), 1 | state)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296
  }
}
