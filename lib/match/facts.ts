import type { Frame } from './relation'
import { framesOf } from './relations'
import { sameThing } from './same'
import type { ClaimView } from './views'

/** A frame that a claim states, in one of its wordings. */
export interface Fact {
  frame: Frame
  view: ClaimView
  /** The claim's own text states the event, not only another wording of it. */
  own: boolean
}

/** All frames of a dossier, by what they are about. */
export interface Facts {
  /** Facts of the same event whose keys name the same things. */
  about: (frame: Frame) => Fact[]
}

export function factsOf(views: readonly ClaimView[]): Facts {
  const byEvent = new Map<string, Map<string, Fact[]>>()
  for (const view of views) {
    const read = view.readings.map((reading) => ({ reading, frames: framesOf(reading) }))
    const stated = new Set(read.filter((r) => r.reading.wording === 0).flatMap((r) => r.frames.map(nameOf)))
    for (const frame of read.flatMap((r) => r.frames)) {
      const event = `${frame.relation}/${frame.event}`
      const keyed = byEvent.get(event) ?? new Map<string, Fact[]>()
      byEvent.set(event, keyed)
      const key = frame.keys.join('|')
      const list = keyed.get(key) ?? []
      keyed.set(key, list)
      list.push({ frame, view, own: stated.has(nameOf(frame)) })
    }
  }
  return {
    about: (frame) => {
      const keyed = byEvent.get(`${frame.relation}/${frame.event}`)
      if (!keyed) return []
      const exact = keyed.get(frame.keys.join('|'))
      const found = exact ? [...exact] : []
      for (const [key, facts] of keyed) {
        if (facts === exact) continue
        const keys = key.split('|')
        if (keys.length === frame.keys.length && keys.every((k, i) => sameThing(k, frame.keys[i] ?? '')))
          found.push(...facts)
      }
      return found
    },
  }
}

const nameOf = (frame: Frame): string => `${frame.relation}/${frame.event}/${frame.keys.join('|')}`
