import type { Frame } from '@/lib/engine/relations/relation'
import { relations } from '@/lib/engine/relations'
import { partsOf, sameThing } from '@/lib/engine/analyse/compare-values'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'

/** A frame from one of a claim's wordings. */
export interface Fact {
  frame: Frame
  view: AnalysedClaim
  /** Index of the wording; 0 is the claim's own text. */
  wording: number
  /** From the claim's own text, not only from another wording. */
  own: boolean
}

/** All frames of a dossier, by their keys. */
export interface Facts {
  /** Facts of the same event whose keys name the same things. */
  about: (frame: Frame) => Fact[]
}

/**
 * Where the facts of a dossier are stated: for each relation and event ("employment/leave") the words of the last keys,
 * each with the claims and wordings in turn.
 */
export type StatedFacts = Record<string, [word: string, places: number[]][]>

/** Facts of one event with the same keys, and the place of the first: facts are in the order of the dossier. */
interface Keyed {
  at: readonly number[]
  keys: readonly string[]
  facts: Fact[]
}

/**
 * Extracts facts from the claims on first use: a sentence needs those that name the same thing, and analysing the other
 * wordings of a relation would delay the first finding of a new worker.
 */
export function factsOf(views: readonly AnalysedClaim[], stated: Readonly<StatedFacts>): Facts {
  const placesOf = new Map(Object.entries(stated).map(([name, words]) => [name, new Map(words)]))
  const frames = new Map<string, Frame[]>()
  const framesIn = (relation: string, claim: number, wording: number): Frame[] => {
    const name = `${claim} ${wording} ${relation}`
    const known = frames.get(name)
    if (known) return known
    const readings = views[claim]?.ofWording(wording).readings ?? []
    const readers = relations.filter(({ id }) => relationOf(id) === relation)
    const read = readings.flatMap((reading) => readers.flatMap((reader) => reader.read(reading)))
    frames.set(name, read)
    return read
  }
  const byWord = new Map<string, Map<string, Keyed>>()
  /** The facts of an event whose last key has a word, by their keys. */
  const naming = ({ relation, event }: Frame, word: string): ReadonlyMap<string, Keyed> => {
    const name = `${relation}/${event} ${word}`
    const known = byWord.get(name)
    if (known) return known
    const found = new Map<string, Keyed>()
    byWord.set(name, found)
    const places = placesOf.get(`${relation}/${event}`)?.get(word) ?? []
    for (let at = 0; at < places.length; at += 2) {
      const [claim = 0, wording = 0] = places.slice(at, at + 2)
      const view = views[claim]
      if (!view) continue
      const ofText = new Set(framesIn(relation, claim, 0).map(nameOf))
      for (const [n, frame] of framesIn(relation, claim, wording).entries()) {
        if (frame.event !== event || !wordsOf(frame.keys).includes(word)) continue
        const keyed = found.get(nameOf(frame)) ?? { at: [claim, wording, n], keys: frame.keys, facts: [] }
        found.set(nameOf(frame), keyed)
        keyed.facts.push({ frame, view, wording, own: ofText.has(nameOf(frame)) })
      }
    }
    return found
  }
  return {
    about: (frame) => {
      const own = nameOf(frame)
      const alike = new Map<string, Keyed>()
      for (const word of new Set(wordsOf(frame.keys)))
        for (const [name, keyed] of naming(frame, word))
          if (name === own || areSame(keyed.keys, frame.keys)) alike.set(name, keyed)
      const exact = alike.get(own)
      alike.delete(own)
      const inOrder = [...alike.values()].sort((a, b) => compare(a.at, b.at))
      return [...(exact?.facts ?? []), ...inOrder.flatMap(({ facts }) => facts)]
    },
  }
}

/** The facts of a claim as the index has them: the event, a word of the last key, and the wording. */
export function statedIn(view: AnalysedClaim): { event: string; word: string; wording: number }[] {
  const found = new Map<string, { event: string; word: string; wording: number }>()
  for (const reading of view.readings)
    for (const { id, read } of relations)
      for (const frame of read(reading))
        for (const word of wordsOf(frame.keys)) {
          const stated = { event: `${relationOf(id)}/${frame.event}`, word, wording: reading.wording ?? 0 }
          found.set(JSON.stringify(stated), stated)
        }
  return [...found.values()]
}

/** Positions are stays at an organisation, extracted by another relation. */
const relationOf = (reader: string): string => (reader === 'posts' ? 'employment' : reader)

const areSame = (known: readonly string[], keys: readonly string[]): boolean =>
  known.length === keys.length && known.every((key, i) => sameThing(key, keys[i] ?? ''))

/** Two names of one thing share a word; the last key is used, because the first is nearly always the subject. */
const wordsOf = (keys: readonly string[]): string[] => partsOf(keys.at(-1) ?? '')

const nameOf = (frame: Frame): string => `${frame.event}/${frame.keys.join('|')}`

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((n, i) => n !== b[i])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
