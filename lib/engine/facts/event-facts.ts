import type { Frame } from '@/lib/engine/relations/relation'
import { relations } from '@/lib/engine/relations'
import { partsOf, sameThing } from '@/lib/engine/analyse/compare-values'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'

/** A frame from one of a claim's wordings. */
export interface Fact {
  frame: Frame
  view: AnalysedClaim
  /** From the claim's own text, not only from another wording. */
  own: boolean
}

/** All frames of a dossier, by their keys. */
export interface Facts {
  /** Facts of the same event whose keys name the same things. */
  about: (frame: Frame) => Fact[]
}

/** Facts of one event by their keys, with an index of the keys' words. */
interface Event {
  keyed: Map<string, Keyed>
  byWord: Map<string, Keyed[]>
}

interface Keyed {
  /** Index among the keys of the event. */
  at: number
  keys: readonly string[]
  facts: Fact[]
}

/**
 * Extracts the facts of a relation from the claims on first use: a page needs few relations.
 *
 * @param stating for each relation, the claims with its facts
 */
export function factsOf(views: readonly AnalysedClaim[], stating: Readonly<Record<string, readonly number[]>>): Facts {
  const byRelation = new Map<string, Map<string, Event>>()
  return {
    about: (frame) => {
      const events =
        byRelation.get(frame.relation) ??
        eventsOf(
          frame.relation,
          (stating[frame.relation] ?? []).flatMap((claim) => views[claim] ?? []),
        )
      byRelation.set(frame.relation, events)
      const event = events.get(frame.event)
      if (!event) return []
      const exact = event.keyed.get(frame.keys.join('|'))
      const alike = new Set<Keyed>()
      for (const word of wordsOf(frame.keys))
        for (const known of event.byWord.get(word) ?? [])
          if (known !== exact && areSame(known.keys, frame.keys)) alike.add(known)
      const found = exact ? [...exact.facts] : []
      for (const { facts } of [...alike].sort((a, b) => a.at - b.at)) found.push(...facts)
      return found
    },
  }
}

/** The relations with facts in a claim. */
export function relationsIn(view: AnalysedClaim): string[] {
  const found = relations.filter(({ read }) => view.readings.some((reading) => read(reading).length > 0))
  return [...new Set(found.map(({ id }) => relationOf(id)))]
}

/** Positions are stays at an organisation, extracted by another relation. */
const relationOf = (reader: string): string => (reader === 'posts' ? 'employment' : reader)

function eventsOf(relation: string, views: readonly AnalysedClaim[]): Map<string, Event> {
  const readers = relations.filter(({ id }) => relationOf(id) === relation)
  const events = new Map<string, Event>()
  for (const view of views) {
    const read = view.readings.map((reading) => ({
      reading,
      frames: readers.flatMap((reader) => reader.read(reading)),
    }))
    const stated = new Set(read.filter((r) => r.reading.wording === 0).flatMap((r) => r.frames.map(nameOf)))
    for (const frame of read.flatMap((r) => r.frames)) {
      const facts = events.get(frame.event) ?? { keyed: new Map(), byWord: new Map() }
      events.set(frame.event, facts)
      factsUnder(frame.keys.join('|'), facts).push({ frame, view, own: stated.has(nameOf(frame)) })
    }
  }
  return events
}

function factsUnder(key: string, { keyed, byWord }: Event): Fact[] {
  const known = keyed.get(key)
  if (known) return known.facts
  const added: Keyed = { at: keyed.size, keys: key.split('|'), facts: [] }
  keyed.set(key, added)
  for (const word of wordsOf(added.keys)) {
    const list = byWord.get(word)
    if (list) list.push(added)
    else byWord.set(word, [added])
  }
  return added.facts
}

const areSame = (known: readonly string[], keys: readonly string[]): boolean =>
  known.length === keys.length && known.every((key, i) => sameThing(key, keys[i] ?? ''))

/** Two names of one thing share a word; the last key is used, because the first is nearly always the subject. */
const wordsOf = (keys: readonly string[]): string[] => partsOf(keys.at(-1) ?? '')

const nameOf = (frame: Frame): string => `${frame.event}/${frame.keys.join('|')}`
