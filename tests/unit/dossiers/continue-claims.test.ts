import { expect, test } from 'vitest'
import { evidenceFrom } from '@/lib/dossier/import/read-dossier-file'
import { withEdits } from '@/lib/dossier/import/with-edits'
import { markdownBlocks } from '@/lib/dossier/readers/markdown-blocks'
import { countClaimChanges } from '@/lib/dossiers/add-preview'
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

test('a statement with another value keeps its id, and a new one is new', () => {
  const { record } = read(
    PAGE.replace('596', '605').replace('## Missions', 'Its nucleus is 15 km long.\n\n## Missions'),
  )
  const next = continueClaims(former, record)
  const old = former.dossier.claims.find(({ text }) => text.includes('596'))
  expect(next?.dossier.claims.find(({ id }) => id === old?.id)?.text).toBe(
    "At Giotto's closest approach it was 605 kilometres from the nucleus.",
  )
  const known = new Set(former.dossier.claims.map(({ id }) => id))
  expect(next?.dossier.claims.filter(({ id }) => !known.has(id)).map(({ text }) => text)).toEqual([
    "Halley's comet's nucleus is 15 km long.",
  ])
  expect(next?.dossier.research?.passages.some(({ claim }) => claim === old?.id)).toBe(true)
})

test('the subject and its names stay as the user has set them', () => {
  const named = {
    ...former.dossier,
    subject: { ...former.dossier.subject, name: 'Comet Halley', aliases: ['1P/Halley'] },
  }
  const next = continueClaims({ dossier: named }, read(PAGE).record)
  expect(next?.dossier.subject).toMatchObject({ name: 'Comet Halley', aliases: ['1P/Halley'] })
})

test('a claim that the user left out stays out, and one that the user added comes again', () => {
  const [first] = former.dossier.claims
  const left = withEdits(former.record, { left: [first?.id ?? ''], added: [] })
  const added = { ...former.record.topics[0]?.claims[0], id: 'by-hand', text: 'Its tail is long.' } as never
  const with_ = left && withEdits(left.record, { left: [], added: ['by-hand'] }, [added])
  const next =
    with_ && continueClaims({ dossier: with_.dossier, unticked: with_.record.unticked }, read(PAGE).record, [added])
  const ids = next?.dossier.claims.map(({ id }) => id)
  expect(ids).not.toContain(first?.id)
  expect(ids?.at(-1)).toBe('by-hand')
  expect(ids).toEqual(with_?.dossier.claims.map(({ id }) => id))
})

test('a statement with a corrected name keeps its id', () => {
  const next = continueClaims(former, read(PAGE.replace('the Soviet Union', 'Soviet Russia')).record)!
  expect(countClaimChanges(former.dossier, next.dossier)).toEqual({ added: 0, changed: 1, gone: 0 })
})

const LONG_PAGE = `# Borg Observatory

The Borg Observatory is an observatory near Dovre in Norway. It was opened on 12 May 1931 by King Haakon VII. The observatory has a mirror of 105 centimetres. About 30,000 people visit the observatory each year.

## Staff

Ida Quist became the first director of the Borg Observatory in 1935. She discovered two comets and 14 variable stars. Ole Berg led the observatory from 1961 to 1974. The observatory employs 23 people.

## Instruments

The camera Skylight was built by Nils Holm in 1933. It weighs 7 kilograms. The spectrograph was added in 1952 and cost 84,000 kroner. In 1968 a fire destroyed the eastern dome.

| Instrument | Year |
|---|---|
| Skylight | 1933 |
| Moonlight | 1941 |
`
const longPage = read(LONG_PAGE)

// Each row: words of the page, what they became, and how many statements keep their id with other words, are new, and
// are gone.
test.each<[string, string, number, number, number]>([
  ['105 centimetres', '110 centimetres', 1, 0, 0],
  ['12 May 1931', '14 May 1931', 1, 0, 0],
  ['12 May 1931', '12 May 1932', 1, 0, 0],
  ['King Haakon VII', 'Crown Prince Olav', 1, 0, 0],
  ['30,000 people', '41,500 people', 1, 0, 0],
  ['About 30,000', 'More than 30,000', 1, 0, 0],
  ['near Dovre', 'near Lillehammer', 1, 0, 0],
  ['in 1935', 'in 1936', 1, 0, 0],
  ['the first director', 'the second director', 1, 0, 0],
  ['Ida Quist became', 'Ida Kvist became', 2, 0, 0],
  ['two comets', 'three comets', 1, 0, 0],
  ['14 variable stars', '17 variable stars', 1, 0, 0],
  ['from 1961 to 1974', 'from 1961 to 1976', 1, 0, 0],
  ['employs 23 people', 'employs 19 people', 1, 0, 0],
  ['Nils Holm', 'Nils Lund', 1, 0, 0],
  ['built by Nils Holm in 1933', 'built by Nils Holm in 1934', 1, 0, 0],
  ['7 kilograms', '7.5 kilograms', 1, 0, 0],
  ['84,000 kroner', '86,000 kroner', 1, 0, 0],
  ['added in 1952', 'added in 1953', 1, 0, 0],
  ['eastern dome', 'western dome', 1, 0, 0],
  ['In 1968 a fire', 'In 1969 a fire', 1, 0, 0],
  ['| Moonlight | 1941 |', '| Moonlight | 1942 |', 1, 0, 0],
  ['| Moonlight | 1941 |', '| Moonlight | 1941 |\n| Starlight | 1955 |', 0, 1, 0],
  ['\n| Moonlight | 1941 |', '', 0, 0, 1],
  [' The observatory employs 23 people.', '', 0, 0, 1],
  ['## Staff', 'The roof is made of copper.\n\n## Staff', 0, 1, 0],
  ['In 1968 a fire destroyed the eastern dome.', 'Schools may rent the lecture hall.', 0, 1, 1],
  ['The observatory has a mirror', 'The observatory now has a mirror', 1, 0, 0],
  ['## Instruments', '## Equipment', 0, 0, 0],
  ['', '', 0, 0, 0],
])('where “%s” becomes “%s”, the other statements keep their ids', (from, to, changed, added, gone) => {
  const next = continueClaims(longPage, read(LONG_PAGE.replace(from, to)).record)!
  expect(countClaimChanges(longPage.dossier, next.dossier)).toEqual({ added, changed, gone })
})
