import type { Frame, FrameTopic } from '@/lib/engine/relations/relation'
import { framesOf } from '@/lib/engine/relations'
import { wordsOfId, areSameEntity } from '@/lib/engine/analyse/compare-values'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { groupedBy } from '@/lib/text/grouped-by'

/** A frame from one of a claim's wordings. */
export interface Fact {
  frame: Frame
  analysis: AnalysedClaim
  /** Index of the wording; 0 is the claim's own text. */
  wording: number
  /** The claim's own text states the event too, with the same keys; not only another wording does. */
  isInOwnText: boolean
}

/** All frames of a dossier, by their keys. */
export interface Facts {
  /** Finds facts of the event whose keys name the same things: equal names first, else in the order of the dossier. */
  factsOn: (topic: FrameTopic) => Fact[]
}

/**
 * Places where the facts of a dossier are stated: for each event ("leave"), the words of the last key of its facts, each
 * with the claims that state them and their wordings.
 */
export type StatedFacts = Record<string, [word: string, places: [claim: number, wording: number][]][]>

/**
 * Extracts facts from the claims on first use: a sentence needs those that name the same thing, and analysing all other
 * wordings would delay the first finding of a new worker.
 */
export function factsOf(views: readonly AnalysedClaim[], stated: Readonly<StatedFacts>): Facts {
  const placesOf = new Map(Object.entries(stated).map(([event, words]) => [event, new Map(words)]))
  const known = new Map<string, Fact[]>()
  const factsIn = (claim: number, wording: number): Fact[] => {
    const before = known.get(`${claim} ${wording}`)
    if (before) return before
    const analysis = views[claim]
    if (!analysis) return []
    const isOwn = (frame: Frame): boolean =>
      wording === 0 || factsIn(claim, 0).some((fact) => nameOf(fact.frame) === nameOf(frame))
    const frames = analysis.wordingAt(wording).readings.flatMap(framesOf)
    const facts = frames.map((frame): Fact => ({ frame, analysis, wording, isInOwnText: isOwn(frame) }))
    known.set(`${claim} ${wording}`, facts)
    return facts
  }
  const naming = (event: string, word: string): Fact[] =>
    (placesOf.get(event)?.get(word) ?? []).flatMap(([claim, wording]) => factsIn(claim, wording))
  return {
    factsOn: (topic) => {
      const near = new Set(wordsOf(topic.keys).flatMap((word) => naming(topic.event, word)))
      const alike = [...near]
        .filter(({ frame }) => frame.event === topic.event && areSame(frame.keys, topic.keys))
        .sort((a, b) => a.analysis.index - b.analysis.index || a.wording - b.wording)
      const byName = [...groupedBy(alike, ({ frame }) => nameOf(frame))]
      const isExact = ([name]: [string, unknown]): boolean => name === nameOf(topic)
      return byName.toSorted((a, b) => Number(isExact(b)) - Number(isExact(a))).flatMap(([, facts]) => facts)
    },
  }
}

/** Returns a claim's facts for the index (`StatedFacts`): event, word of the last key, index of the wording. */
export function statedIn(view: AnalysedClaim): { event: string; word: string; wording: number }[] {
  const found = new Map<string, { event: string; word: string; wording: number }>()
  for (const reading of view.readings)
    for (const { event, keys } of framesOf(reading))
      for (const word of wordsOf(keys)) {
        const stated = { event, word, wording: reading.wording ?? 0 }
        found.set(JSON.stringify(stated), stated)
      }
  return [...found.values()]
}

const areSame = (known: readonly string[], keys: readonly string[]): boolean =>
  known.length === keys.length && known.every((key, i) => areSameEntity(key, keys[i] ?? ''))

/** Two names of one thing share a word; the last key is used, because the first is nearly always the subject. */
const wordsOf = (keys: readonly string[]): string[] => wordsOfId(keys.at(-1) ?? '')

const nameOf = ({ event, keys }: FrameTopic): string => `${event}/${keys.join('|')}`
