import { expect, test } from 'vitest'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { reportOf } from '@/packages/publish/report/report-of'

const report = (claims: object[], research?: object, more: object = {}) => {
  const base = { subject: { name: 'Borg', kind: 'place' }, asOf: '2026-01-01' }
  const sources = [
    { n: 1, title: 'A page', url: 'https://lund.example/' },
    { n: 2, title: 'Paid' },
  ]
  const all = claims.map((claim, at) => ({ id: `c${at}`, sources: [1], topic: 'Rooms', ...claim }))
  const by = [{ name: 'small', kind: 'machine' }]
  return reportOf(
    dossierSchema.parse({ ...base, sources, ...more, claims: all, ...(research && { research: { by, ...research } }) }),
  )
}

test('a report gives the reason of a doubt without the name of its judge', () => {
  const note = 'Evidence: The passage does not have “KiB”.'
  const [{ uncertain } = { uncertain: [] }] = report([
    { text: 'Borg has a hall.', status: 'uncertain', notes: [note] },
  ]).sections
  expect(uncertain).toEqual([{ text: 'The passage does not have “KiB”. In doubt: “Borg has a hall”.', sources: [1] }])
})

test('a report begins with the introduction of its dossier, which cites the claims that it links to', () => {
  const introduction =
    '# Borg\n\nBorg is a house\nin **Lund**. It has [a hall](#/claim/c0) and [a page](https://example.org).\n\n## More\n\nMuch.'
  const { lead } = report([{ text: 'Borg has a hall.' }], undefined, { introduction })
  expect(lead).toEqual([
    { text: 'Borg is a house in Lund. [not checked]', sources: [] },
    { text: 'It has a hall and a page.', sources: [1] },
  ])
})

test('a sentence that rests on no claim is marked in the text as not checked', () => {
  const prose = [
    [
      { text: 'Borg was famous for its rooms.', claims: [] },
      { text: 'It has a hall.', claims: ['c0'] },
    ],
  ]
  const claims = [{ text: 'Borg has a hall.', section: 'Rooms' }]
  const { sections } = report(claims, { sections: [{ section: 'Rooms', prose }] })
  expect(sections[0]?.paragraphs).toEqual([
    [
      { text: 'Borg was famous for its rooms. [not checked]', sources: [] },
      { text: 'It has a hall.', sources: [1] },
    ],
  ])
})

test.each([
  [1, 'a second look at that source'],
  [2, 'a primary source'],
])('what would settle a conflict depends on the tier of the best source: %i', (tier, what) => {
  const values = [{ value: '1931', sources: [1] }, { value: '1932' }]
  const conflicts = [{ asks: 'When was Borg opened?', claims: ['c0'], state: 'open', values }]
  const claims = [{ text: 'Borg opened in 1931.', section: 'Rooms', status: 'conflicting' }]
  const research = { sections: [{ section: 'Rooms' }], conflicts }
  const { sections } = report(claims, research, { sources: [{ n: 1, title: 'A page', tier }] })
  expect(sections[0]?.uncertain[0]?.text).toContain(`Tier ${tier} has “1931”; ${what} would settle it.`)
})

test('what would raise the confidence of several sections is said once', () => {
  const note =
    'All its claims rest on one publisher: a page of another one would make them surer. A source of tier 1 would raise the confidence.'
  const sections = ['Halls', 'Rooms'].map((section) => ({ section, confidence: 'medium', depth: 'low', note }))
  const claims = ['Halls', 'Rooms'].map((section) => ({ text: `Borg has ${section}.`, section }))
  const { sections: told, about } = report(claims, { sections })
  expect(told.map(({ levels, note: left }) => levels + left)).toEqual(
    Array.from({ length: 2 }, () => 'Confidence: medium. Depth: low (one publisher).'),
  )
  expect(about.filter((line) => line.includes('Halls, Rooms'))).toHaveLength(2)
})

test('a source names the section of the report in which a claim stands', () => {
  const claims = [{ text: 'Borg has a hall.', section: 'Halls' }, { text: 'Borg has a cellar.' }]
  const { tiers } = report(claims, { sections: [{ section: 'Inside', covers: ['Halls'] }] })
  expect(tiers[0]?.sources[0]?.about).toBe(
    'Page by others; without a date; read; 2 claims rest on it alone: Inside, Rooms.',
  )
})

test('the last claim of a section is no paragraph by itself', () => {
  const { sections } = report(Array.from({ length: 7 }, (_, n) => ({ text: `Room ${n}.` })))
  expect(sections[0]?.paragraphs.map(({ length }) => length)).toEqual([3, 4])
})

test('a report says which questions are open or answered in part, and why', () => {
  const ask = (asks: string, claims: string[], section = 'Rooms') => ({ asks, claims, section, state: 'answered' })
  const { missing } = report(
    [
      { text: 'Borg opened in 1931.', section: 'Rooms' },
      { text: 'Borg has a hall.', section: 'Rooms' },
      { text: 'Borg has a cellar.', section: 'Rooms', status: 'uncertain' },
    ],
    {
      sections: [{ section: 'Rooms' }],
      questions: [
        ask('When was Borg opened?', ['c0']),
        ask('When was the hall built?', ['c1']),
        ask('How many rooms are there?', ['c1']),
        ask('Is there a cellar?', ['c2']),
        { ...ask('Who built it?', []), state: 'open' },
        { ...ask('Who paid for it?', [], 'Money'), state: 'open' },
        { ...ask('Who swept it?', []), state: 'dropped' },
      ],
      access: [{ source: 2, state: 'paywalled', note: 'The server answered 402.' }],
    },
  )
  const texts = missing.map(({ name, items }) => [name, ...items.map(({ text }) => text)])
  expect(texts).toEqual([
    [
      'Rooms: 4 of 5 questions open or answered in part',
      'When was the hall built? Answered in part. What was found has no date.',
      'How many rooms are there? Answered in part. What was found has no number.',
      'Is there a cellar? Answered in part. What was found is in doubt.',
      'Who built it? Open: Nothing on it was found on the pages that were read.',
    ],
    [
      'Other questions: 1 of 1 questions open or answered in part',
      'Who paid for it? Open: Nothing on it was found on the pages that were read.',
    ],
    ['Pages that were found and not read', 'Paid: behind a paywall. The server answered 402.'],
  ])
})

test('a report ends with the argument for each statement that was left out, changed or doubted', () => {
  const vote = (claim: string, verdict: string, why: string, by = 'Claimlight') => ({
    ...{ claim, judge: 'evidence', verdict, why, by, isPerson: false },
  })
  const won = { section: 'Prizes', passages: [{ source: 1, quote: 'The school in Lund won a prize for its garden.' }] }
  const { notes, sections } = report(
    [
      { text: 'Borg has a hall of 20 KiB.', status: 'uncertain' },
      { text: 'Borg was opened in June.' },
      { text: 'Borg has a garden.', status: 'uncertain' },
      { text: 'Borg has a café.', status: 'uncertain' },
    ],
    {
      passes: [
        {
          what: '2 pages were read.',
          changes: [
            { ...won, why: 'The passage is on a school.' },
            { text: 'Borg has 9 rooms.', before: 'Borg has 8 rooms.', why: 'the page of source 1 says so now' },
          ],
        },
      ],
      reviews: [
        vote('c0', 'doubtful', 'The passage does not have “KiB”.'),
        vote('c0', 'doubtful', 'A model calls it carried, and names no words that carry it.', 'small'),
        vote('c1', 'failed', 'The passage does not have “June”.'),
        vote('c1', 'passed', '“Midsummer” is in June.', 'small'),
        vote('c2', 'doubtful', 'No model has compared it with its passage.'),
        vote('c3', 'doubtful', 'No model has compared it with its passage.'),
      ],
    },
  )
  expect(sections[0]?.uncertain.map(({ text }) => text)).toEqual([
    'The passage does not have “KiB” (Claimlight); a model calls it carried, and names no words that carry it (small). In doubt: “Borg has a hall of 20 KiB”.',
    'No model has compared it with its passage (Claimlight). In doubt: “Borg has a garden”, “Borg has a café”.',
  ])
  expect(notes[0]?.items[0]?.passages).toEqual([
    'https://lund.example/#:~:text=The%20school%20in%20Lund%20won%20a%20prize%20for%20its%20garden.',
  ])
  expect(notes.map(({ name, items }) => [name, ...items.map(({ text }) => text)])).toEqual([
    ['Left out', 'A statement on Prizes in “A page”, because the passage is on a school.'],
    ['Changed', 'The page of source 1 says so now. It was “Borg has 8 rooms”, and is “Borg has 9 rooms”.'],
    [
      'Told in spite of an objection',
      'The passage does not have “June” (Claimlight); but “Midsummer” is in June (small). Told: “Borg was opened in June”.',
    ],
  ])
})

test('claims that were not told stand at their time in the written text, and not between a name and its "it"', () => {
  const claims = ['Borg opened in 1931.', 'Borg burnt in 1950.', 'Borg has a hall since 1955.', 'Borg closed in 1990.']
  const prose = [
    [
      { text: 'Borg opened in the year 1931.', claims: ['c0'] },
      { text: 'It burnt in the year 1950.', claims: ['c1'] },
      { text: 'Borg closed in the year 1990.', claims: ['c3'] },
    ],
  ]
  const { sections } = report(
    claims.map((text) => ({ text, section: 'Life' })),
    { sections: [{ section: 'Life', prose }] },
  )
  expect(sections[0]?.paragraphs[0]?.map(({ text }) => text)).toEqual([
    'Borg opened in the year 1931.',
    'It burnt in the year 1950.',
    'Borg has a hall since 1955.',
    'Borg closed in the year 1990.',
  ])
})

test('a claim that was not told, and is earlier than all that was, stands in front of them', () => {
  const claims = ['Borg burnt in 1950.', 'Borg opened in 1931.', 'Borg closed in 1990.']
  const prose = [[{ text: 'Borg burnt in the year 1950.', claims: ['c0'] }]]
  const { sections } = report(
    claims.map((text) => ({ text, section: 'Life' })),
    { sections: [{ section: 'Life', prose }] },
  )
  expect(sections[0]?.paragraphs.map((part) => part.map(({ text }) => text))).toEqual([
    ['Borg opened in 1931.', 'Borg burnt in the year 1950.', 'Borg closed in 1990.'],
  ])
})

test('a report without an introduction begins with what its subject is, then the best claim of each section', () => {
  const { lead } = report(
    [
      { text: 'Borg has a door of oak.', section: 'Rooms' },
      { text: 'Borg is a house in Lund.', section: 'Rooms' },
      { text: 'Borg opened in 1931.', section: 'Life', sources: [1, 2] },
      { text: 'Ida swept the yard.', section: 'Life' },
    ],
    { sections: [{ section: 'Rooms' }, { section: 'Life' }] },
  )
  expect(lead.map(({ text }) => text)).toEqual(['Borg is a house in Lund and has a door of oak.', 'It opened in 1931.'])
})

test('a dossier is told in its own order, and a claim on the matter of an earlier one stands behind it', () => {
  const texts = [
    'In 1931 Borg opened.',
    'A firm in Jena built the telescope of Borg.',
    'Borg lends books to pupils of Lund.',
    'In 1920 an older hall burnt down.',
    'Jena also built the mount of the telescope.',
  ]
  const { sections } = report(texts.map((text) => ({ text })))
  expect(sections[0]?.paragraphs.flat().map(({ text }) => text)).toEqual([0, 1, 4, 2, 3].map((at) => texts[at]))
})

test('a dossier in order of time or of numbers stays so', () => {
  const texts = [
    'Borg was launched from Lund on 1 May 1931.',
    'The mast of oak broke on 2 May 1931.',
    'Borg was launched from Lund again on 3 May 1931.',
    'Dome 1 contains 474 rooms of stone.',
    'A cellar lies below the hall.',
    'Dome 3 contains 154 rooms of stone.',
  ]
  const { sections } = report(texts.map((text) => ({ text })))
  expect(sections[0]?.paragraphs.flat().map(({ text }) => text)).toEqual(texts)
})

test('claims are sorted by date where the dossier lists their dates in no order', () => {
  const texts = ['Borg closed in 1990.', 'In 1955 a hall was built.', 'The roof fell in 1931.']
  const { sections } = report(texts.map((text) => ({ text })))
  expect(sections[0]?.paragraphs.flat().map(({ text }) => text)).toEqual(texts.toReversed())
})

test('a table of a dossier is printed without the rows of which its claims do not say all', () => {
  const tables = [
    {
      ...{ name: 'Heads of Borg', heads: ['Head', 'From'] },
      rows: [
        { cells: ['Ida Quist', '1931'], claims: ['c0'] },
        { cells: ['Otto Lind', '1950'], claims: ['c0'] },
      ],
    },
  ]
  const { tables: printed } = report([{ text: 'Ida Quist led Borg from 1931.' }], { tables })
  expect(printed).toEqual([
    { name: 'Heads of Borg', heads: ['Head', 'From'], rows: [{ cells: ['Ida Quist', '1931'], sources: [1] }] },
  ])
})
