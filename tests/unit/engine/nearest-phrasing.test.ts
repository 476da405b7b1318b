import { expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { analysedClaims, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { contentFlagsOf } from '@/lib/engine/analyse/encoded-words'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { nearestPhrasings } from '@/lib/engine/link/nearest-phrasing'
import { restoreGazetteer } from '@/lib/engine/retrieve/dossier-index'
import { isFullRun } from '../../lanes'

/** Each claim in a lane; of each fourth one, the analysis of all phrasings takes a second. */
const EACH = isFullRun ? 1 : 4
const views = analysedClaims(bundledDossier, restoreGazetteer(bundledIndex.gazetteer))
const nearestTo = nearestPhrasings(bundledIndex)

test('the nearest phrasing of a claim is the one that a search through its analysed phrasings finds', () => {
  const sentences = views.filter((_, i) => i % 40 === 0).flatMap((view) => view.wordingAt(0).readings)
  expect(sentences.length).toBeGreaterThan(15)
  for (const sentence of sentences)
    for (const view of views.filter((_, i) => i % EACH === 0)) {
      const place = nearestTo(sentence)(view.index)
      const found = place && view.wordingAt(place.wording).readings[place.sentence]
      expect(found?.text ?? null, sentence.text).toBe(searched(sentence, view)?.text ?? null)
    }
})

test('a claim of which no phrasing has a word of the sentence has no nearest phrasing', () => {
  const [view] = views
  const [reading] = view?.wordingAt(0).readings ?? []
  expect(reading && nearestTo({ ...reading, words: [] })(0)).toBeNull()
})

/** By the share of the phrasing's content words that the sentence has. */
function searched(sentence: ParsedSentence, view: AnalysedClaim): ParsedSentence | null {
  const stems = new Set(sentence.words.map((word) => word.stem))
  let best: { reading: ParsedSentence; score: number } | null = null
  for (const reading of view.readings.filter(({ wording = 0 }) => wording > 0)) {
    const content = contentFlagsOf(reading)
    const own = reading.words.filter((_, i) => content[i] === 1)
    const score = own.filter(({ stem }) => stems.has(stem)).length / (own.length + 2)
    if (score > (best?.score ?? 0)) best = { reading, score }
  }
  return best?.reading ?? null
}
