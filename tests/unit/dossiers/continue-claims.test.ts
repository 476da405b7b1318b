import { expect, test } from 'vitest'
import { evidenceFrom } from '@/lib/dossier/import/read-dossier-file'
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
  const left = withEdits(former.record, { left: [first?.id ?? ''], added: [] })
  const added = { ...former.record.topics[0]?.claims[0], id: 'by-hand', text: 'Its tail is long.' } as never
  const with_ = left && withEdits(left.record, { left: [], added: ['by-hand'] }, [added])
  const next =
    with_ &&
    continueClaims({ dossier: with_.dossier, unticked: with_.record.unticked }, read(PAGE).record, { dropped: [added] })
  const ids = next?.dossier.claims.map(({ id }) => id)
  expect(ids).not.toContain(first?.id)
  expect(ids?.at(-1)).toBe('by-hand')
  expect(next?.added).toEqual([])
})

test('a name that was corrected is a change of the statement', () => {
  const next = continueClaims(former, read(PAGE.replace('the Soviet Union', 'Soviet Russia')).record)
  expect(next?.changed.map(({ values }) => values)).toEqual([
    [{ before: 'the Soviet Union', after: 'Soviet Russia', unit: '' }],
  ])
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

// Each row: words of the page, what they became, the changed values, and how many statements are new and gone.
test.each<[string, string, string[], number, number]>([
  ['105 centimetres', '110 centimetres', ['105 → 110 centimetres'], 0, 0],
  ['12 May 1931', '14 May 1931', ['12 → 14'], 0, 0],
  ['12 May 1931', '12 May 1932', ['1931 → 1932'], 0, 0],
  ['King Haakon VII', 'Crown Prince Olav', ['King Haakon VII → Crown Prince Olav'], 0, 0],
  ['30,000 people', '41,500 people', ['30,000 → 41,500 people'], 0, 0],
  ['About 30,000', 'More than 30,000', ['About → More than'], 0, 0],
  ['near Dovre', 'near Lillehammer', ['Dovre → Lillehammer'], 0, 0],
  ['in 1935', 'in 1936', ['1935 → 1936'], 0, 0],
  ['the first director', 'the second director', ['first → second'], 0, 0],
  ['Ida Quist became', 'Ida Kvist became', ['Quist → Kvist', 'Quist → Kvist'], 0, 0],
  ['two comets', 'three comets', ['two → three'], 0, 0],
  ['14 variable stars', '17 variable stars', ['14 → 17'], 0, 0],
  ['from 1961 to 1974', 'from 1961 to 1976', ['1974 → 1976'], 0, 0],
  ['employs 23 people', 'employs 19 people', ['23 → 19 people'], 0, 0],
  ['Nils Holm', 'Nils Lund', ['Holm → Lund'], 0, 0],
  ['built by Nils Holm in 1933', 'built by Nils Holm in 1934', ['1933 → 1934'], 0, 0],
  ['7 kilograms', '7.5 kilograms', ['7 → 7.5 kilograms'], 0, 0],
  ['84,000 kroner', '86,000 kroner', ['84,000 → 86,000'], 0, 0],
  ['added in 1952', 'added in 1953', ['1952 → 1953'], 0, 0],
  ['eastern dome', 'western dome', ['eastern → western'], 0, 0],
  ['In 1968 a fire', 'In 1969 a fire', ['1968 → 1969'], 0, 0],
  ['| Moonlight | 1941 |', '| Moonlight | 1942 |', ['1941 → 1942'], 0, 0],
  ['| Moonlight | 1941 |', '| Moonlight | 1941 |\n| Starlight | 1955 |', [], 1, 0],
  ['\n| Moonlight | 1941 |', '', [], 0, 1],
  [' The observatory employs 23 people.', '', [], 0, 1],
  ['## Staff', 'The roof is made of copper.\n\n## Staff', [], 1, 0],
  ['In 1968 a fire destroyed the eastern dome.', 'Schools may rent the lecture hall.', [], 1, 1],
  ['The observatory has a mirror', 'The observatory now has a mirror', [' → now'], 0, 0],
  ['## Instruments', '## Equipment', [], 0, 0],
  ['', '', [], 0, 0],
])('“%s” → “%s” is what it changes', (from, to, values, added, gone) => {
  const next = continueClaims(longPage, read(LONG_PAGE.replace(from, to)).record)!
  const list = next.changed.flatMap((one) =>
    one.values.map(({ before, after, unit }) => `${before} → ${after}${unit === '' ? '' : ` ${unit}`}`),
  )
  expect([list, next.added.length, next.gone.length]).toEqual([values, added, gone])
})
