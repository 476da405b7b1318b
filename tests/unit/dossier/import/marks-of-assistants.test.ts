import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cases } from '@/tests/lanes'
import { codes, imported, lines, taken } from './documents'

const read = (text: string, name = 'report.md') => imported(name, text, { subject: 'Apollo 11', asOf: '2026-01-01' })

const URLS = [
  'https://www.nasa.gov/mission/',
  'https://moon.example/saturn',
  'https://museum.example/hornet',
  'https://navy.example/',
]

/** Sentences with figures and names that look like marks. */
const SENTENCES = [
  'Neil Armstrong was the commander of Apollo 11.',
  'Apollo 11 was launched by a Saturn V.',
  'The rocket had a mass of 2.9 million kilograms.',
  'Eagle landed in the Sea of Tranquility on July 20, 1969.',
  'The Saturn V had 3 stages.',
  'The recovery ship was USS Hornet.',
  'Columbia made 30 orbits of the Moon.',
  'The crew had read 12 books by 1969.',
]

/** Behind "Apollo 11." a plain digit may be a decimal. */
const BEFORE_DIGITS = SENTENCES.filter((sentence) => !sentence.endsWith(' 11.'))

const OPEN = '\uE200'
const [PART, CLOSE] = ['\uE202', '\uE201']
const numbered = (entry: (url: string, n: number) => string) =>
  `## Sources\n\n${URLS.map((url, at) => entry(url, at + 1)).join('\n')}\n`
const plainList = numbered((url, n) => `${n}. Page ${n}, ${url}`)
const each = (mark: (n: number) => string) => (labels: readonly number[]) => labels.map(mark).join('')

/** How assistants mark sources: the mark behind a full stop, and the list. */
const STYLES: Record<string, { mark: (labels: readonly number[]) => string; list: string; isUnlisted?: boolean }> = {
  '[1]': { mark: each((n) => `[${n}]`), list: plainList },
  '[1, 2]': { mark: (labels) => ` [${labels.join(', ')}]`, list: plainList },
  '[^1]': { mark: each((n) => `[^${n}]`), list: URLS.map((url, at) => `[^${at + 1}]: ${url}\n`).join('\n') },
  '[^1_1], as Perplexity chains them': {
    mark: each((n) => `[^1_${n}]`),
    list: URLS.map((url, at) => `[^1_${at + 1}]: ${url}\n`).join('\n'),
  },
  '[web:1]': { mark: each((n) => `[web:${n}]`), list: plainList },
  '[1](address)': { mark: each((n) => `[${n}](${URLS[n - 1] ?? ''})`), list: plainList },
  '[[1]](address)': { mark: each((n) => `[[${n}]](${URLS[n - 1] ?? ''})`), list: plainList },
  '【1†source】': {
    mark: each((n) => `【${n}†source】`),
    list: numbered((url, n) => `【${n}†source】 Page ${n}, ${url}`),
  },
  '[1†L2-L20]': { mark: each((n) => `[${n}†L2-L20]`), list: plainList },
  'private letters with turn0search1': {
    mark: (labels) => ` ${OPEN}cite${labels.map((n) => `${PART}turn0search${n}`).join('')}${CLOSE}`,
    list: numbered((url, n) => `- turn0search${n}: Page ${n}, ${url}`),
  },
  'citeturn0search1 without them': {
    mark: (labels) => ` cite${labels.map((n) => `turn0search${n}`).join('')}`,
    list: numbered((url, n) => `[turn0search${n}]: ${url}`),
  },
  '[cite: 1, 2]': { mark: (labels) => ` [cite: ${labels.join(', ')}]`, list: plainList },
  '[citation:1]': { mark: each((n) => `[citation:${n}]`), list: plainList },
  'plain digits': { mark: (labels) => labels.join(','), list: plainList.replace('Sources', 'Works cited') },
  'raised digits': { mark: (labels) => labels.map((n) => '¹²³⁴'.charAt(n - 1)).join(' '), list: plainList },
  contentReference: {
    mark: each((n) => `:contentReference[oaicite:${n}]{index=${n}}`),
    list: plainList,
    isUnlisted: true,
  },
  'pills without a list': { mark: each((n) => `site${n}+${n}`), list: '', isUnlisted: true },
}

describe.each(Object.entries(STYLES))('%s', (style, { mark, list, isUnlisted = false }) => {
  test('is no part of a claim or an id, and gives each claim its sources', () => {
    const labels = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 })
    const article = fc
      .shuffledSubarray(style === 'plain digits' ? BEFORE_DIGITS : SENTENCES, { minLength: 3 })
      .chain((sentences) => fc.tuple(...sentences.map((sentence) => fc.tuple(fc.constant(sentence), labels))))
    fc.assert(
      fc.property(article, (marked) => {
        const first: [string, number[]] = ['Apollo 11 lifted off from Florida on July 16, 1969.', [1]]
        const all = [first, ...marked]
        const body = all.map(([sentence, numbers]) => sentence + mark(numbers)).join(' ')
        const result = read(`# Report\n\n${body}\n\n${list}`)
        expect(lines(result)).toEqual(
          all.map(([sentence, numbers]) => `${sentence} [${isUnlisted ? '' : numbers.join()}]`),
        )
        const plain = read(`# Report\n\n${all.map(([sentence]) => `- ${sentence}`).join('\n')}\n`)
        const ids = (one: typeof result) => taken(one).dossier.claims.map(({ id }) => id)
        expect(ids(result)).toEqual(ids(plain))
        expect(codes(result).includes('unlisted-source')).toBe(isUnlisted)
      }),
      { numRuns: cases(60) },
    )
  })
})

const WORKS =
  '\n\n## Works cited\n\n1. One, https://a.example/1\n2. Two, https://a.example/2\n3. Three, https://a.example/3\n'

describe('figures that look like marks', () => {
  test.each([
    ['a version', 'Apollo 11 was simulated with Python 3.2 Release in 2023.1'],
    ['a decimal', 'Apollo 11 weighed 3.2 million kilograms.1'],
    ['a number with "No."', 'Apollo 11 was the theme of No.3 The Moon song.1'],
    ['an area', 'Apollo 11 landed in an area of 5 km2 in 1969.1'],
    ['a paper', 'Apollo 11 is in arXiv:1706.3 Landing of 2017.1'],
    ['a name with digits', 'Apollo 11 is in mp3 files of 1999.1'],
  ])('%s stays in the claim', (_, sentence) => {
    expect(lines(read(`# Report\n\n${sentence}${WORKS}`))).toEqual([`${sentence.replace(/1$/, '')} [1]`])
  })

  test('code keeps its brackets', () => {
    const body = 'The computer of Apollo 11 kept the angle in `row[1]` in 1969 [2].'
    expect(lines(read(`# Report\n\n${body}\n\n\`\`\`\nx = row[3]\n\`\`\`${WORKS}`))).toEqual([
      'The computer of Apollo 11 kept the angle in row[1] in 1969. [2]',
    ])
  })

  test('a time zone, a suffix and an address are no pills', () => {
    const body =
      'Apollo 11 was in the news.nasa+1 Node.js Foundation did not fly in 1969. Amazon.com Incorporated was founded in 1994. The broadcast of Apollo 11 began at 9 p.m. GMT+1 The crew slept.'
    const claims = lines(read(`# Report\n\n${body}\n`)).join('\n')
    expect(claims).toContain('Node.js Foundation')
    expect(claims).toContain('Amazon.com Incorporated')
    expect(claims).toContain('GMT+1')
    expect(claims).not.toContain('nasa')
  })
})

test('marks without a list are one message', () => {
  const result = read('# Report\n\nApollo 11 flew in 1969.1 The Saturn V had three stages.2 It had 30 orbits.12\n')
  expect(lines(result).slice(0, 2)).toEqual(['Apollo 11 flew in 1969. []', 'The Saturn V had three stages. []'])
  expect(result.problems.filter(({ code }) => code === 'unlisted-source')).toMatchObject([{ words: '1, 2, 12' }])
})

test('links in one bracket are sources, and no words of the claim', () => {
  const body =
    'Neil Armstrong was the commander of Apollo 11 ([Wiki](https://w.example/a), [NASA](https://n.example/b)).'
  const result = read(`# Report\n\n${body}\n`)
  expect(lines(result)).toEqual(['Neil Armstrong was the commander of Apollo 11. [1,2]'])
})

test('links with their addresses at the end are sources, as ChatGPT copies them', () => {
  const body =
    'Neil Armstrong was the commander ([NASA][1]). The Saturn V had three stages ([Wiki][2], [NASA][1]).[1][2]'
  const result = read(`# Report\n\n${body}\n\n[1]: https://n.example/b "NASA"\n[2]: https://w.example/a "Wiki"\n`)
  expect(lines(result)).toEqual(['Neil Armstrong was the commander. [1]', 'The Saturn V had three stages. [2,1]'])
})

test('a heading loses its marks', () => {
  const result = read(`# Report\n\n## Launch ${OPEN}cite${PART}turn0search1${CLOSE}\n\nApollo 11 flew in 1969.\n`)
  expect(taken(result).dossier.claims[0]?.topic).toBe('Launch')
})

test('sources that Perplexity hides are not those of the sentences above', () => {
  const body = 'Apollo 11 flew in 1969.[^1] The crew had three men.\n\n<span style="display:none">[^2]</span>'
  const result = read(`# Report\n\n${body}\n\n[^1]: https://a.example/1\n\n[^2]: https://a.example/2\n`)
  expect(lines(result)).toEqual(['Apollo 11 flew in 1969. [1]', 'The crew had three men. []'])
})

test.each([
  ['before the full stop', 'Apollo 11 carried a crew of three [nasa.gov](https://www.nasa.gov/crew).'],
  ['behind a comma', 'Apollo 11 carried a crew of three, [nasa.gov](https://www.nasa.gov/crew).'],
  ['at the end of a line', 'Apollo 11 carried a crew of three [www.nasa.gov](https://www.nasa.gov/crew)'],
  [
    'beside another',
    'Apollo 11 carried a crew of three [nasa.gov](https://www.nasa.gov/crew), [navy.example](https://navy.example/ships).',
  ],
  ['in double brackets', 'Apollo 11 carried a crew of three [[nasa.gov]](https://www.nasa.gov/crew).'],
  ['in brackets, without a link', 'Apollo 11 carried a crew of three (nasa.gov).'],
])('the host of a source %s is no word of the claim', (_, body) => {
  const { claims, sources } = taken(read(`# Report\n\n${body}\n`)).dossier
  expect(claims.map(({ text }) => text)).toEqual(['Apollo 11 carried a crew of three.'])
  expect(claims[0]?.sources).toHaveLength(sources.length)
  expect(sources[0]?.url ?? sources[0]?.title).toMatch(/nasa\.gov/)
})

test.each([
  'The pictures of Apollo 11 are on [nasa.gov](https://www.nasa.gov/pictures).',
  'The site of Apollo 11 is called [nasa.gov](https://www.nasa.gov/).',
  'According to [nasa.gov](https://www.nasa.gov/crew), Apollo 11 carried a crew of three.',
  'The site of Apollo 11 (nasa.gov) was opened in 1994.',
])('the host in “%s” stays a word of the claim', (body) => {
  expect(taken(read(`# Report\n\n${body}\n`)).dossier.claims[0]?.text).toBe(body.replace(/\[([^\]]+)\]\([^)]+\)/, '$1'))
})
