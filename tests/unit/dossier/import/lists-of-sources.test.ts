import { describe, expect, test } from 'vitest'
import { codes, imported, lines, taken } from './documents'

const read = (text: string, name = 'report.md') =>
  imported(name, `# Report\n\n${text}\n`, { subject: 'Apollo 11', asOf: '2026-01-01' })
const titles = (result: ReturnType<typeof read>) => taken(result).dossier.sources.map(({ title }) => title)

const THREE = ['Apollo 11 flew in July 1969', 'Apollo 11 had three men', 'Grumman built the lunar module']

test.each([
  'NASA: The flight, https://a.example/1',
  'BBC - The flight, https://a.example/1',
  'BBC – The flight, https://a.example/1',
  '**ESA** – The flight, https://a.example/1',
  '[NASA: The flight](https://a.example/1)',
  '[PDF] The flight, https://a.example/1',
  'F1: The engine, https://a.example/1',
  '50 Years of the flight, https://a.example/1',
])('an entry of a numbered list has its number, whatever it begins with: %s', (entry) => {
  const result = read(`${THREE[0]} [1].\n\n## Sources\n\n1. ${entry}\n2. Other, https://a.example/2`)
  expect(lines(result)).toEqual([`${THREE[0]}. [1]`])
  expect(codes(result)).not.toContain('unlisted-source')
})

test('the title of an entry has the publisher in front of its colon', () => {
  const list = '1. NASA: The flight, https://a.example/1\n2. NASA: The crew, https://a.example/2'
  expect(titles(read(`${THREE[0]} [1][2].\n\n## Sources\n\n${list}`))).toEqual(['NASA: The flight', 'NASA: The crew'])
  const bullets = '- NASA: The flight, https://a.example/1\n- NASA: The crew, https://a.example/2'
  expect(titles(read(`${THREE[0]} [1][2].\n\n## Sources\n\n${bullets}`))).toEqual([
    'NASA: The flight',
    'NASA: The crew',
  ])
})

test('an acronym in front of an entry is its key where the text cites by it, and no number cites', () => {
  const result = read(
    `${THREE[0]} [EB].\n\n## Sources\n\n- EB: Encyclopaedia, https://a.example/1\n- BHO: History, https://a.example/2`,
  )
  expect(lines(result)).toEqual([`${THREE[0]}. [1]`])
  expect(titles(result)).toEqual(['Encyclopaedia', 'BHO: History'])
})

test('a bullet that is only a link with publisher and title is a source, also without a heading', () => {
  const result = read(
    `${THREE[0]}.\n\nMore:\n\n- [Navy: Hornet](https://a.example/1)\n- [ESA | Moon](https://a.example/2)`,
  )
  expect(lines(result)).toEqual([`${THREE[0]}. []`])
  expect(titles(result)).toEqual(['Navy: Hornet', 'ESA | Moon'])
})

describe('a list that starts again at 1', () => {
  const first = '## Sources\n\n1. NASA, https://a.example/1\n2. BBC, https://a.example/2'
  const second = '## Sources\n\n1. Navy, https://a.example/3\n2. ESA, https://a.example/4'
  const [one, two, three] = THREE

  test('belongs to the text between the former list and itself', () => {
    const result = read(`${one} [1].\n\n${first}\n\n## Crew\n\n${two} [1]. ${three} [2].\n\n${second}`)
    expect(lines(result)).toEqual([`${one}. [1]`, `${two}. [3]`, `${three}. [4]`])
    expect(titles(result)).toEqual(['NASA', 'BBC', 'Navy', 'ESA'])
    expect(codes(result)).toEqual([])
  })

  test.each([
    ['a bold line', '**User:** Who built it?\n\n', '**Sources**\n\n1. ', '\n2. '],
    ['a line', '', 'Sources:\n[1] ', '\n[2] '],
  ])('ends where the next answer cites, also below %s instead of a heading', (_, lead, head, next) => {
    const list = (a: string, b: string) => `${head}${a}, https://a.example/${a}${next}${b}, https://a.example/${b}`
    const result = read(
      `${one} [1].\n\n${list('NASA', 'BBC')}\n\n${lead}${two} [1]. ${three} [2].\n\n${list('Navy', 'ESA')}`,
    )
    expect(lines(result)).toEqual([`${one}. [1]`, `${two}. [3]`, `${three}. [4]`])
    expect(titles(result)).toEqual(['NASA', 'BBC', 'Navy', 'ESA'])
  })

  test('belongs to the text below it where each answer begins with its list', () => {
    const result = read(`${first}\n\n## Flight\n\n${one} [1].\n\n${second}\n\n## Crew\n\n${two} [1].`)
    expect(lines(result)).toEqual([`${one}. [1]`, `${two}. [3]`])
  })

  test('may be on the same line of the file as the former one', () => {
    const html = (words: string, sources: string[]) =>
      `<p>${words} [1].</p><h2>Sources</h2><ol>${sources.map((url) => `<li>${url}</li>`).join('')}</ol><h2>More</h2>`
    const result = imported(
      'report.html',
      `<h1>Report</h1>${html(one ?? '', ['NASA, https://a.example/1', 'BBC, https://a.example/2'])}${html(two ?? '', ['Navy, https://a.example/3'])}`,
      { subject: 'Apollo 11', asOf: '2026-01-01' },
    )
    expect(lines(result)).toEqual([`${one}. [1]`, `${two}. [3]`])
  })

  test.each([
    [
      'text below the last list',
      `${one} [1].\n\n${first}\n\n## Crew\n\n${two} [1].\n\n${second}\n\n## More\n\n${three} [1].`,
      three,
    ],
    [
      'text with a number that only the former list has',
      `${one} [1].\n\n${first}\n3. JPL, https://a.example/5\n\n## Crew\n\n${three} [3].\n\n${second}`,
      three,
    ],
  ])('gives no source to %s, and a message', (_, text, sentence) => {
    const result = read(text)
    expect(lines(result)).toContain(`${sentence}. []`)
    expect(codes(result)).toContain('unlisted-source')
  })

  test('is the same list when it is repeated, and one list when its numbers go on', () => {
    expect(lines(read(`${one} [1].\n\n${first}\n\n## Crew\n\n${two} [2].\n\n${first}`))).toEqual([
      `${one}. [1]`,
      `${two}. [2]`,
    ])
    const more = '## Sources\n\n3. Navy, https://a.example/3'
    expect(lines(read(`${one} [1].\n\n${first}\n\n## Crew\n\n${two} [2][3].\n\n${more}`))).toEqual([
      `${one}. [1]`,
      `${two}. [2,3]`,
    ])
  })
})

describe('digits behind the value of a table cell, in a document whose marks are digits', () => {
  const cell = (value: string) =>
    read(
      `Apollo 11 flew in July 1969.1 Apollo 11 had three men.2\n\n| Item | Value |\n|---|---|\n| Detail | ${value} |\n\n## Sources\n\n1. NASA, https://a.example/1\n2. BBC, https://a.example/2`,
    )

  test.each([
    ['July 16, 19691', 'July 16, 1969', '1'],
    ['16 July 19691,2', '16 July 1969', '1,2'],
    ['July 19692', 'July 1969', '2'],
    ['2,9002', '2,900', '2'],
  ])('%s: are a mark', (value, plain, sources) => {
    expect(lines(cell(value)).at(-1)).toBe(`Apollo 11 – Detail: ${plain}. [${sources}]`)
  })

  test.each(['July 16, 1969', '2,900', '52 km2', '19699', 'July 16, 19697'])('%s: are none', (value) => {
    expect(lines(cell(value)).at(-1)).toBe(`Apollo 11 – Detail: ${value}. []`)
  })
})
