import { describe, expect, test } from 'vitest'
import { dossierSchema } from '@/lib/dossier/schema'
import { createCore } from '../core'
import type { Candidate } from '.'

const core = createCore(
  dossierSchema.parse({
    subject: { name: 'Mirela Dostan', aliases: ['Dostan'], kind: 'person', pronoun: 'she' },
    asOf: '2026-01-01',
    claims: [
      { id: 'radar', text: 'Dostan built the ice radar Krill in 1998 at the Tromsø station.' },
      { id: 'grant', text: 'Dostan received a grant of 12 million kroner from the Polar Fund in May 2004.' },
      { id: 'coauthor', text: 'Dostan wrote the atlas with Houping Ni, her closest colleague.' },
      { id: 'terrain', text: 'Dostan called the glacier hard to measure.' },
      { id: 'order', text: 'Dostan gave the first lecture of the series on sea ice.' },
      { id: 'silence', text: 'Dostan did not sign the open letter against drilling.' },
      { id: 'stations', text: 'The survey ran 47 stations along the northern coast.' },
    ],
  }),
)

function candidates(text: string, id: string): Candidate[] {
  return [...core.judgeArticle({ text })].flatMap(({ wording }) =>
    wording.candidates.filter(({ conflict }) => conflict.view.claim.id === id),
  )
}
const pairs = (text: string, id: string): string[] =>
  candidates(text, id).map(({ conflict }) => `${conflict.article} | ${conflict.dossier}`)

describe('what is odd about a sentence beside a claim', () => {
  test.each([
    ['Dostan built the ice radar Krill in 2008 at the Tromsø station.', 'radar', '2008 | 1998'],
    [
      'Dostan received a grant of 21 million kroner from the Polar Fund.',
      'grant',
      '21 million kroner | 12 million kroner',
    ],
    ['Dostan called the glacier easy to measure.', 'terrain', 'easy | hard'],
    ['Dostan gave the last lecture of the series on sea ice.', 'order', 'last | first'],
    ['Dostan built the ice radar Krill at the Bodø station.', 'radar', 'Bodø | Tromsø'],
  ])('%s', (text, id, expected) => {
    expect(pairs(text, id).join('\n')).toContain(expected)
  })

  test('a denial, on either side', () => {
    const slots = (text: string, id: string): string[] => candidates(text, id).map(({ conflict }) => conflict.slot)
    expect(slots('Dostan signed the open letter against drilling.', 'silence')).toContain('polarity')
    expect(slots('Dostan never built the ice radar Krill.', 'radar')).toContain('polarity')
    expect(slots('Dostan built the ice radar Krill.', 'radar')).not.toContain('polarity')
  })

  test.each([
    ['a name is no other than the one that it is a part of', 'Dostan wrote the atlas with Ni.', 'coauthor'],
    [
      '"one" is an article more often than a count',
      'The survey ran one more year along the northern coast.',
      'stations',
    ],
    ['the same figure, whatever it counts', 'The survey ran 47 posts along the northern coast.', 'stations'],
    ['a rounded figure', 'The survey ran some 50 stations along the northern coast.', 'stations'],
    ['a coarser date', 'Dostan received a grant from the Polar Fund in 2004.', 'grant'],
  ])('%s', (_, text, id) => {
    const values = candidates(text, id).filter(({ kind }) => kind === 'number' || kind === 'date' || kind === 'name')
    expect(values).toEqual([])
  })

  test('what is asked is held against nobody', () => {
    expect(pairs('Did Dostan build the ice radar Krill in 2008?', 'radar')).toEqual([])
  })
})

describe('the region of a long sentence', () => {
  const long =
    'While the harbour slept under fog and the council argued about fish prices, Dostan built the ice radar Krill in 2008, ' +
    'and nobody who lived along the quay in those slow winters paid any attention to it.'

  test('a claim is held beside the part that it could be about', () => {
    const [judged] = core.judgeArticle({ text: long })
    const region = judged?.wording.near.find((n) => !n.whole && n.alignment.view.claim.id === 'radar')
    const text = region ? long.slice(region.stretch.start, region.stretch.end) : ''
    expect(text).toContain('built the ice radar Krill in 2008')
    expect(text).not.toContain('harbour slept')
  })

  test('a wrong value in it is found there', () => {
    expect(pairs(long, 'radar')).toContain('2008 | 1998')
  })
})
