import { describe, expect, test } from 'vitest'
import { codes, imported, lines, taken } from './documents'

const read = (text: string) => imported('report.md', text, { subject: 'Apollo 11', asOf: '2026-01-01' })

/** Imports one sentence for each note, and returns the numbers of the sources that the sentences cite. */
function citedBy(notes: readonly string[]): { cited: string[]; titles: string[] } {
  const body = notes.map((_, at) => `Apollo 11 had the event number ${at + 1} in 1969.[^${at + 1}]`).join(' ')
  const list = notes.map((note, at) => `[^${at + 1}]: ${note}`).join('\n\n')
  const { dossier } = taken(read(`# Report\n\n${body}\n\n${list}\n`))
  return {
    cited: dossier.claims.map(({ sources }) => sources.join()),
    titles: dossier.sources.map(({ title }) => title),
  }
}

const ORLOFF = 'Richard W. Orloff, *Apollo by the Numbers* (Washington: NASA, 2000), 102.'
const BILSTEIN = 'Bilstein, R. E. *Stages to Saturn*. NASA, 1996.'

describe('a note that repeats a source cites that source', () => {
  test.each([
    ['Ibid., 190.', '2'],
    ['ibid', '2'],
    ['Id. at 44.', '2'],
    ['Loc. cit.', '2'],
    ['See note 1.', '1'],
    ['See n. 1 above, at 12.', '1'],
    ['Orloff, supra note 1, at 12.', '1'],
    ['Orloff (n 1) 12.', '1'],
    ['Orloff, op. cit., p. 30.', '1'],
    ['Orloff, p. 12', '1'],
    ['Orloff, *Numbers*, 12–14.', '1'],
    ['Orloff 2000, 110.', '1'],
    ['Bilstein, *Stages*, 190.', '2'],
  ])('%s', (note, source) => {
    const { cited, titles } = citedBy([ORLOFF, BILSTEIN, note])
    expect(cited).toEqual(['1', '2', source])
    expect(titles).toHaveLength(2)
  })

  test.each([
    ['another book of the author', 'Orloff, *Another Book*, 12.'],
    ['a report with fewer words', 'NASA, *Numbers*, 1971.'],
    ['a signature', 'ID: 4711, archive of NASA, box 3.'],
    ['a numbered note of a series', 'NASA Technical Note 1, 1969.'],
  ])('but not %s', (_, note) => expect(citedBy([ORLOFF, BILSTEIN, note]).cited).toEqual(['1', '2', '3']))

  test('and one that repeats nothing is a message, and no source', () => {
    const result = read('# Report\n\nApollo 11 flew in 1969.[^1]\n\n[^1]: Ibid., 12.\n\n[^2]: A book, 1999.\n')
    expect(taken(result).dossier.sources.map(({ title }) => title)).toEqual(['A book, 1999'])
    expect(codes(result)).toContain('unlisted-source')
  })
})

const PAGE = 'https://www.moon.example/story'

describe('one page under several addresses is one source', () => {
  test.each([
    'http://moon.example/story',
    `${PAGE}/`,
    `${PAGE}?utm_source=chatgpt.com`,
    `${PAGE}?fbclid=abc#landing`,
    `${PAGE}#:~:text=three%20stages`,
    'https://m.moon.example/story',
    'https://amp.moon.example/story',
    `${PAGE}/index.html`,
  ])('%s', (address) => {
    const result = read(
      `# Report\n\nApollo 11 flew in 1969 [1][2].\n\n## Sources\n\n1. ${PAGE}\n2. The story, ${address}\n`,
    )
    expect(lines(result)).toEqual(['Apollo 11 flew in 1969. [1]'])
    expect(taken(result).dossier.sources).toMatchObject([{ n: 1, title: 'The story', url: PAGE }])
    expect(codes(result)).toContain('same-page')
  })

  test.each([`${PAGE}?page=2`, `${PAGE}/part`, 'https://other.moon.example/story', `${PAGE}?id=7`, `${PAGE}#/about`])(
    'but %s is another page',
    (address) => {
      const result = read(`# Report\n\nApollo 11 flew in 1969 [1][2].\n\n## Sources\n\n1. ${PAGE}\n2. ${address}\n`)
      expect(lines(result)).toEqual(['Apollo 11 flew in 1969. [1,2]'])
    },
  )

  test('but two works with the front page of one site are two', () => {
    const list = '1. Flight plan, https://a.example/\n2. Press kit, https://a.example/'
    expect(lines(read(`# Report\n\nApollo 11 flew in 1969 [1][2].\n\n## Sources\n\n${list}\n`))).toEqual([
      'Apollo 11 flew in 1969. [1,2]',
    ])
  })
})

test.each([
  ['Overview, accessed June 1, 2025, https://a.example/b', undefined],
  ['Smith, A. (1999). The landing. Retrieved May 5, 2024, from https://a.example/b', '1999'],
  ['Smith, A. (1999, May 3). The landing of July 20, 1969. https://a.example/b', '1999-05-03'],
  ['Smith, A. (1999a). The landing. https://a.example/b', '1999'],
  ['Die Landung (2001), zuletzt abgerufen am 5. Mai 2024. https://a.example/b', '2001'],
  ['L’alunissage, consulté le 5 mars 2024, https://a.example/b', undefined],
  ['Landing. [Accessed 12 Mar. 2025] https://a.example/b', undefined],
  ['Landing. Accessed: 2025-03-12. https://a.example/b', undefined],
  ['Landing. [Accessed: 5-May-2024]. https://a.example/b', undefined],
  ['Landing [cited 2025 Jun 4]. https://a.example/b', undefined],
  ['Landing. 2001 [cited 2025 Jun 4]. https://a.example/b', '2001'],
  ['Landing. Retrieved 12:01, June 4, 2025, from https://a.example/b', undefined],
  ['Landing. Retrieved on Tuesday, 4 June 2025. https://a.example/b', undefined],
  ['A book that is cited in 1999. https://a.example/b', '1999'],
  ['Landing, 3 May 2001 (last visited 12/03/2025). https://a.example/b', '2001-05-03'],
])('the day of access is not the date of the source: %s', (entry, date) => {
  const result = read(`# Report\n\nApollo 11 flew in 1969 [1].\n\n## Sources\n\n1. ${entry}\n`)
  const [source] = taken(result).dossier.sources
  expect(source?.date).toBe(date)
  expect(source?.title).not.toMatch(/202[45]/)
})

test.each([
  'Hornet, https://en.wikipedia.org/wiki/Hornet_(CV-12)',
  'Hornet (https://en.wikipedia.org/wiki/Hornet_(CV-12)).',
  'Hornet <https://en.wikipedia.org/wiki/Hornet_(CV-12)>, a page.',
  '[Hornet](https://en.wikipedia.org/wiki/Hornet_(CV-12))',
  'Hornet. en.wikipedia.org/wiki/Hornet_(CV-12).',
])('brackets within an address belong to it: %s', (entry) => {
  const result = read(`# Report\n\nApollo 11 flew in 1969 [1].\n\n## Sources\n\n1. ${entry}\n`)
  expect(taken(result).dossier.sources).toMatchObject([
    { title: expect.stringMatching(/^Hornet/) as string, url: 'https://en.wikipedia.org/wiki/Hornet_(CV-12)' },
  ])
})

test.each([
  '(https://a.example/Eagle_(ship))',
  'https://a.example/Eagle_(ship)',
  '(see https://a.example/Eagle_(ship).)',
])('so do those of an address in the text: %s', (address) => {
  const result = read(`# Report\n\nApollo 11 flew in 1969 ${address}.\n`)
  expect(taken(result).dossier.sources).toMatchObject([{ url: 'https://a.example/Eagle_(ship)' }])
  expect(lines(result).join()).not.toMatch(/ship/)
})

describe('marks in a row leave nothing of their row in the claim', () => {
  test.each([
    ['[1], [2]', '1,2'],
    ['[1],[2]', '1,2'],
    ['[1] and [2]', '1,2'],
    ['[1]; [2]', '1,2'],
    ['[1], [2], and [3]', '1,2,3'],
    ['[1] & [3]', '1,3'],
    ['[1]–[3]', '1,2,3'],
    ['[1] to [3]', '1,2,3'],
    ['[1,2]', '1,2'],
    ['[1]-[2], [3]', '1,2,3'],
  ])('%s', (marks, sources) => {
    const list = '1. A, https://a.example/1\n2. B, https://a.example/2\n3. C, https://a.example/3'
    const report = (text: string) => lines(read(`# Report\n\n${text}\n\n## Sources\n\n${list}\n`))
    expect(report(`Apollo 11 flew in 1969 ${marks}.`)).toEqual([`Apollo 11 flew in 1969. [${sources}]`])
    expect(report(`Apollo 11 flew in 1969 ${marks}, and had three men.`)).toEqual([
      `Apollo 11 flew in 1969, and had three men. [${sources}]`,
    ])
    expect(report(`Apollo 11 flew in 1969. ${marks}`)).toEqual([`Apollo 11 flew in 1969. [${sources}]`])
  })
})

const REFERENCES = [
  'Bilstein, R. E. (1996). *Stages to Saturn*. NASA History Office.',
  'Lee, K., Park, S., & Kim, J. (2021). *On launches*. Press.',
  'NASA. (2019a). *Crew*. https://www.nasa.gov/crew',
  'NASA. (n.d.). *Ships*. Retrieved May 5, 2024, from https://www.nasa.gov/ships',
  'National Weather Office. (2019). *Winds*. https://weather.example/winds',
  'Smith, A. (2020). *Rockets*. Press.',
  'Smith, A., & Jones, B. (2020). *Launch*. Press.',
  'van der Berg, T. (2018). *Orbits*. Press.',
]

describe('a citation by author and year', () => {
  const cite = (sentence: string) =>
    lines(
      read(
        `# Report\n\nApollo 11 flew in 1969 (Bilstein, 1996). The crew had three men (Lee et al., 2021). ${sentence}\n\n## References\n\n${REFERENCES.join('\n\n')}\n`,
      ),
    ).at(-1)
  const said = 'Apollo 11 had a launch mass of 2,900 tonnes'

  test.each([
    ['(Bilstein, 1996)', '1'],
    ['(Bilstein 1996: 12)', '1'],
    ['(see Lee et al., 2021, pp. 5–7)', '2'],
    ['(NASA, 2019a)', '3'],
    ['(NASA, n.d.)', '4'],
    ['(National Weather Office [NWO], 2019)', '5'],
    ['(Smith & Jones, 2020; Lee et al., 2021, p. 5)', '7,2'],
    ['(van der Berg, 2018)', '8'],
    ['(Bilstein, 1996; Unknown & Other, 2001)', '1'],
    ['(Nobody et al., 2011)', ''],
  ])('%s is no part of the claim', (mark, sources) => expect(cite(`${said} ${mark}.`)).toBe(`${said}. [${sources}]`))

  test('keeps the name that is a part of the sentence, without the year', () => {
    expect(cite('According to Bilstein (1996), Boeing built the first stage.')).toBe(
      'According to Bilstein, Boeing built the first stage. [1]',
    )
    expect(cite('As Smith and Jones (2020, p. 4) note, Boeing built the first stage.')).toBe(
      'As Smith and Jones note, Boeing built the first stage. [7]',
    )
    expect(cite('NASA (2019a) states that Armstrong was the commander.')).toBe(
      'NASA states that Armstrong was the commander. [3]',
    )
  })

  test.each(['The film Moonraker (1979) is not on Apollo 11.', 'Apollo 11 was shown at a fair (Paris, 1970).'])(
    'is not %s',
    (sentence) => {
      expect(cite(sentence)).toBe(`${sentence} []`)
    },
  )

  test('may be repeated as "ibid."', () => {
    expect(cite(`The ship was USS Hornet (NASA, n.d.). ${said} (ibid., p. 3).`)).toBe(`${said}. [4]`)
  })
})
