import { expect, test } from 'vitest'
import { evidenceFrom } from '@/lib/dossier/import/evidence'
import { withEdits } from '@/lib/dossier/import/with-edits'
import { markdownBlocks } from '@/lib/dossier/readers/markdown-blocks'
import { continueClaims } from '@/lib/dossiers/continue-claims'

const PAGE = `# Halley's comet

Halley's comet is a short-period comet that is visible from Earth every 76 years. It last reached perihelion on 9 February 1986.

## Missions

Giotto flew past the nucleus on 14 March 1986. At its closest approach it was 596 kilometres from the nucleus. Vega 1 was sent by the Soviet Union.
`
const read = (text: string, subject?: string) => {
  const found = evidenceFrom(
    markdownBlocks(text, 'report'),
    { readOn: '2026-11-25', url: 'https://a.example/h' },
    { subject },
  )
  if (!found.ok) throw new Error('not read')
  return found
}
const former = read(PAGE)

test('a statement with another value is the same statement, and a new one is new', () => {
  const { record } = read(
    PAGE.replace('596', '605').replace('## Missions', 'Its nucleus is 15 km long.\n\n## Missions'),
  )
  const next = continueClaims(former, record)
  const old = former.dossier.claims.find(({ text }) => text.includes('596'))
  expect(next?.changed).toEqual([
    {
      id: old?.id,
      before: 'At Giotto’s closest approach it was 596 kilometres from the nucleus.'.replace('’', "'"),
      after: "At Giotto's closest approach it was 605 kilometres from the nucleus.",
      values: [{ before: '596', after: '605', unit: 'kilometres' }],
    },
  ])
  expect(next?.added.map(({ text }) => text)).toEqual(["Halley's comet's nucleus is 15 km long."])
  expect(next?.gone).toEqual([])
  expect(next?.dossier.research?.passages.some(({ claim }) => claim === old?.id)).toBe(true)
})

test('the subject and its names stay as the user has set them', () => {
  const named = {
    ...former.dossier,
    subject: { ...former.dossier.subject, name: 'Comet Halley', aliases: ['1P/Halley'] },
  }
  const next = continueClaims({ dossier: named }, read(PAGE).record)
  expect(next?.dossier.subject).toMatchObject({ name: 'Comet Halley', aliases: ['1P/Halley'] })
  expect(next?.changed).toEqual([])
})

test('what the page no longer says is listed, and stays where the user keeps it', () => {
  const shorter = read(PAGE.replace(' Vega 1 was sent by the Soviet Union.', '')).record
  const listed = continueClaims(former, shorter)
  expect(listed?.gone.map(({ text }) => text)).toEqual(['Vega 1 was sent by the Soviet Union.'])
  const keep = listed?.gone.map(({ id }) => id) ?? []
  const kept = continueClaims(former, shorter, { keep })
  expect(kept?.gone).toEqual([])
  expect(kept?.dossier.claims.find(({ id }) => id === keep[0])).toMatchObject({
    text: 'Vega 1 was sent by the Soviet Union.',
    sources: [1],
  })
})

test('a claim that the user left out stays out, and one that the user added comes again', () => {
  const [first] = former.dossier.claims
  const left = withEdits(former.record, { left: [first?.id ?? ''], added: [], texts: {} })
  const added = { ...former.record.topics[0]?.claims[0], id: 'by-hand', text: 'Its tail is long.' } as never
  const with_ = left && withEdits(left.record, { left: [], added: ['by-hand'], texts: {} }, [added])
  const next =
    with_ &&
    continueClaims({ dossier: with_.dossier, unticked: with_.record.unticked }, read(PAGE).record, { dropped: [added] })
  const ids = next?.dossier.claims.map(({ id }) => id)
  expect(ids).not.toContain(first?.id)
  expect(ids).toContain('by-hand')
  expect(next?.added).toEqual([])
})

test('a name that was corrected is a change of the statement', () => {
  const next = continueClaims(former, read(PAGE.replace('the Soviet Union', 'Soviet Russia')).record)
  expect(next?.changed.map(({ values }) => values)).toEqual([
    [{ before: 'the Soviet Union', after: 'Soviet Russia', unit: '' }],
  ])
})
