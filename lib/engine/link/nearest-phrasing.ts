import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { DossierIndex } from '@/lib/engine/retrieve/dossier-index'

/** A sentence of one of the phrasings of a claim. */
interface PhrasingPlace {
  /** Number of the wording: 1 is the first phrasing. */
  wording: number
  sentence: number
}

/** Finds the phrasing of a claim that is nearest to one sentence; null where they share no content word. */
export type NearestPhrasing = (claim: number) => PhrasingPlace | null

/**
 * Finds the sentence of a phrasing that shares the largest part of its content words with a sentence. The words of the
 * phrasings come from the index, so that only the nearest phrasing has to be analysed.
 */
export function nearestPhrasings({
  stems,
  phrasings,
}: Pick<DossierIndex, 'stems' | 'phrasings'>): (reading: ParsedSentence) => NearestPhrasing {
  const ids = new Map(stems.map((stem, id) => [stem, id]))
  return ({ words }) => {
    const own = new Set(words.map(({ stem }) => ids.get(stem)))
    return (claim) => {
      let best: PhrasingPlace | null = null
      let most = 0
      const sentences = phrasings[claim] ?? []
      for (const [at, [wording = 0, ...content]] of sentences.entries()) {
        const shared = content.filter((stem) => own.has(stem)).length
        const score = content.length > 0 ? shared / (content.length + 2) : 0
        if (score <= most) continue
        most = score
        best = { wording, sentence: at - sentences.findIndex(([one]) => one === wording) }
      }
      return best
    }
  }
}
