import { describe, expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { analysedClaims, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { wordsOfId, areSameEntity } from '@/lib/engine/analyse/compare-values'
import { factsOf } from '@/lib/engine/facts/event-facts'
import { framesOf } from '@/lib/engine/relations'
import type { Frame } from '@/lib/engine/relations/relation'
import { restoreGazetteer } from '@/lib/engine/retrieve/dossier-index'

const gazetteer = restoreGazetteer(bundledIndex.gazetteer)
const views = analysedClaims(bundledDossier, gazetteer)
const wordings = views.flatMap((view) => view.readings.map((reading) => ({ view, frames: framesOf(reading) })))
const all = wordings.flatMap(({ view, frames }) => frames.map((frame) => ({ view, frame })))

describe('the facts about a frame', () => {
  test('are those that a search through all claims finds', () => {
    const facts = factsOf(views, bundledIndex.facts)
    const different = new Map(all.map(({ frame }) => [nameOf(frame), frame]))
    expect(different.size).toBeGreaterThan(50)
    for (const frame of different.values()) {
      const found = facts.factsOn(frame).map((fact) => `${fact.analysis.claim.id} ${nameOf(fact.frame)}`)
      const searched = all.filter((other) => isAbout(other.frame, frame))
      expect(found.toSorted()).toEqual(searched.map((one) => `${one.view.claim.id} ${nameOf(one.frame)}`).toSorted())
    }
  })

  test('are found without analysing what states something else', () => {
    let read = 0
    const counting = views.map((view) =>
      Object.assign(Object.create(view) as AnalysedClaim, {
        ofWording: (wording: number) => {
          read++
          return view.wordingAt(wording)
        },
      }),
    )
    const leaving = all.find(({ frame }) => nameOf(frame) === 'leave/andrej karpathy|tesla')
    expect(leaving).toBeDefined()
    expect(factsOf(counting, bundledIndex.facts).factsOn(leaving!.frame).length).toBeGreaterThan(10)
    expect(read).toBeLessThan(100)
    expect(wordings.length).toBeGreaterThan(5000)
  })
})

const nameOf = ({ event, keys }: Frame): string => `${event}/${keys.join('|')}`

function isAbout(known: Frame, { event, keys }: Frame): boolean {
  if (known.event !== event) return false
  if (known.keys.join('|') === keys.join('|')) return true
  const isNear = wordsOfId(known.keys.at(-1) ?? '').some((word) => wordsOfId(keys.at(-1) ?? '').includes(word))
  return isNear && known.keys.length === keys.length && known.keys.every((key, i) => areSameEntity(key, keys[i] ?? ''))
}
