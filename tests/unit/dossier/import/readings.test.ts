import { describe, expect, test } from 'vitest'
import { textTable } from '@/tests/text-table'
import { codes, imported, lines, taken } from './documents'

const SOURCES = '\n\n## Sources\n\n1. One\n2. Two\n'
const report = (title: string, text: string) => imported('report.md', `# ${title}\n\n${text}${SOURCES}`)
const subjectOf = (name: string, text: string) => taken(imported(name, text)).dossier.subject.name

describe('a pronoun in a report on a person', () => {
  test.each([
    [
      'after a man whom the sentence before only mentions',
      'Holm drew with Erik Lund in 1931 [1]. He sold a clock [2].',
    ],
    [
      'after what his father was',
      "Holm's father, Anders Holm, was a baker [1]. He attended the school of the guild and sold a clock [2].",
    ],
  ])('means that person %s', (_, text) => {
    expect(lines(report('Nils Holm', `Nils Holm was born in 1901 [1]. ${text}`)).at(-1)).toMatch(/^Holm .*sold a clock/)
  })

  test.each([
    ['who acts in the sentence before', "Erik Lund had trained Holm's son [1]. He sold a clock [2]."],
    ['who takes over', 'Holm was succeeded by Kasimir Brodny [1]. He sold a clock [2].'],
    ['whose name is unknown', 'Kasimir Brodny had taught him [1]. His clock was sold [2].'],
  ])('is left out after somebody else %s', (_, text) => {
    const result = report('Nils Holm', `Nils Holm was born in 1901 [1]. ${text}`)
    expect(lines(result).join()).not.toMatch(/(?:Holm|Lund|Brodny)(?:'s)? (?:clock was sold|sold a clock)/)
    expect(codes(result)).toContain('pronoun')
  })

  test('means a relative only with her own name in the sentence', () => {
    const text = "Holm's father was a baker [1]. His mother Karin ran the shop [2]."
    expect(lines(report('Nils Holm', `Nils Holm was born in 1901 [1]. ${text}`)).at(-1)).toMatch(/^Holm's mother Karin/)
  })
})

describe('a pronoun in a report on a thing', () => {
  const bridge = 'The Tarn Bridge is a road bridge [1]. '
  test.each([
    [
      'below a heading on another thing',
      `${bridge}\n\n## The Kell Tunnel\n\nIt was dug in 1950 [2].`,
      /Tarn Bridge was dug/,
    ],
    ['"It was NAME who"', `${bridge}It was Ada Quist who drew it [2].`, /Bridge was Ada Quist/],
    ['"It is tempting to"', `${bridge}It is tempting to call this a waste [2].`, /Bridge is tempting/],
    ['after a person', `${bridge}Brodny called the plan a joke [1]. It was opened in 1960 [2].`, /Brodny was opened/],
    ['after several people', `${bridge}Drivers pay a toll [1]. It cost 3 million [2].`, /Drivers cost/],
    [
      'in an item below another one',
      `${bridge}\n\n- The first pier, P1, was built in 1948 [1].\n- It fell in 1949 [2].`,
      /Tarn Bridge fell/,
    ],
    ['that stands for a year', `${bridge}That year a pier fell [2].`, /The year a pier/],
  ])('is not read as the thing: %s', (_, text, wrong) => {
    expect(lines(report('The Tarn Bridge', text)).join('\n')).not.toMatch(wrong)
  })
})

describe('the subject', () => {
  const subjects = textTable`
    the first sentence that explains a name|a.md|${'# Your questions, answered\n\nThe Kell Union (KU), founded in 1901, is a union of potters. The Kell Union meets in May.'}|Kell Union
    the longest run of words of a title that is a name in the text|a.md|${'# Notes on the Kell Clock Works in brief\n\nKell has a harbour. In 1901 the Kell Clock Works was opened there.'}|Kell Clock Works
    a person in a title in capitals|a.txt|${'TEN QUESTIONS ABOUT ADA QUIST\n\nQuist left Kell in 1990.\n\nQuist built a clock in 1991.'}|Ada Quist
    a title in capitals behind what the document is|a.txt|${'NOTEBOOK: LARCH\n\nLarch loses its needles in autumn.\n\nOld trees of Larch are found in Kell.'}|Larch
    a title that is no address of a source|a.md|${'# ada-quist\n\nAda Quist was a botanist. Ada Quist died in 1990.\n\n1. https://a.example/lives/Ada-Quist'}|Ada Quist`
  test.each(subjects)('is read from %s', (_, name, text, wanted) => expect(subjectOf(name, text)).toBe(wanted))

  test('is a thing whose name begins like a person’s, where the text has the longer name', () => {
    const text = 'The Ann Quist Lake Telescope was launched in 1990 [1]. It flew on a rocket [2].'
    const result = report('Ann Quist Lake Telescope: cost and launch', text)
    expect(taken(result).dossier.subject).toMatchObject({ name: 'Ann Quist Lake Telescope', kind: 'topic' })
    expect(lines(result).at(-1)).toMatch(/Telescope flew on a rocket/)
  })

  test('a maker of things is no person', () => {
    const text = 'Lumo Works is a maker of lamps [1]. Priya Raman was its head [1]. She was succeeded by Tom Osei [2].'
    expect(taken(report('Lumo Works', text)).dossier.subject.kind).not.toBe('person')
  })

  test.each([
    ['a place where people were born', '# Kell\n\nKell is a port. She was born in Kell. He left Kell in 1990.', 'Kell'],
    [
      'a firm with the name of its founder',
      '# Robert Quist GmbH\n\nRobert Quist GmbH makes lamps. He was born in 1901. Quist sold his first lamp in 1920.',
      'Robert Quist GmbH',
    ],
    ['a tower', '# Robert Tower\n\nRobert Tower is a skyscraper in Kell. It has 40 floors.', 'Robert Tower'],
    [
      'a telescope that is called after somebody',
      '# Ada Quist Telescope\n\nAda Quist Telescope stands in Kell. The telescope was opened in 1990. She was its founder. The telescope has two mirrors.',
      'Ada Quist Telescope',
    ],
  ])('%s is no person', (_, text, name) => {
    expect(taken(imported('a.md', text)).dossier.subject).toMatchObject({ name, kind: 'topic', pronoun: 'it' })
  })
})

describe('the title and the date', () => {
  test('the heading of a memo goes before its reference', () => {
    const text =
      'MEMORANDUM ON THE KELL TREATY\n\nTO: Students\nRE: What you must know\n\nThe Kell Treaty was signed in 1950.'
    expect(taken(imported('a.txt', text)).record.title).toBe('MEMORANDUM ON THE KELL TREATY')
  })

  test.each([
    ['behind a place', 'Kell, March 3, 2022', '2022-03-03'],
    ['in a box', '| Sheet updated | 1 October 2025 |\n|---|---|\n', '2025-10-01'],
  ])('a date %s is that of the document', (_, line, date) => {
    expect(taken(imported('a.md', `# Lumo\n\n${line}\n\nLumo is a maker of lamps.`)).dossier.asOf).toBe(date)
  })

  test('a day of birth at the head is none', () => {
    expect(
      codes(imported('a.txt', 'NILS HOLM\n\nBORN: 7 April 1889, Kell\nDIED: 3 May 1950, Orm\n\nHolm built clocks.\n')),
    ).toContain('date-missing')
  })
})

describe('sources', () => {
  const cited = 'Lumo was founded in 1901.<sup>2</sup> Lumo made 300 lamps in 1902.<sup>1</sup>'
  const urls = (name: string, text: string) =>
    taken(imported(name, text)).dossier.claims.map(({ sources }) =>
      sources.map((n) => taken(imported(name, text)).dossier.sources.find((one) => one.n === n)?.url),
    )

  test.each([
    ['paragraphs at the end', '<p>1 https://a.example/one</p><p>2 Kell Post, https://b.example/two</p>'],
    ['lines of one paragraph', '<p>1 https://a.example/one<br>2 Kell Post, https://b.example/two</p>'],
  ])('are read from %s', (_, list) => {
    expect(urls('a.html', `<h1>Lumo</h1><p>${cited}</p><hr>${list}`)).toEqual([
      ['https://b.example/two'],
      ['https://a.example/one'],
    ])
  })

  test.each([
    ['a.md', '---\n**Sources**\nS1 Kell Post, https://a.example/one\nS2 Union, https://b.example/two\n'],
    ['a.txt', 'SOURCES\nS1  https://a.example/one\nS2  https://b.example/two\n'],
  ])('are read from lines with keys in %s', (name, list) => {
    const text = `${name === 'a.md' ? '# ' : ''}Lumo\n\nLumo was founded in 1901 [S2].\n\n${list}`
    expect(urls(name, text)).toEqual([['https://b.example/two']])
  })

  test('behind each full stop are of that sentence alone', () => {
    const text =
      'Lumo is a maker [1]. It has a shop. [1] Lumo was founded in 1901. [2] The shop is old.\n\nLumo sold lamps in 1950. Lumo sold lights in 1960. [2]'
    expect(lines(report('Lumo', text)).find((line) => line.includes('1950'))).toMatch(/\[\]$/)
  })

  test('each question of a page that folds has its own', () => {
    const text =
      '<h1>Lumo</h1><details><summary>Who made it?</summary><p>Lumo was made by Ada Quist.</p><p>Source: <a href="https://a.example/one">A</a></p></details>' +
      '<details><summary>How old is it?</summary><p>Lumo was founded in 1901.</p></details>'
    expect(urls('a.html', text)).toEqual([['https://a.example/one'], []])
  })

  test('a confidence with a remark behind it is read', () => {
    const text =
      '# Lumo\n\nLumo was founded in 1901 [1].\n\nConfidence: **high**. The sources agree.\n\n## Sources\n\n1. One\n'
    expect(taken(imported('a.md', text)).dossier.claims[0]?.confidence).toBe('high')
  })
})

describe('pieces of other forms', () => {
  test('fields of a plain text keep what they are called', () => {
    const text =
      'NILS HOLM\n\nBORN: 7 April 1889, Kell\nTRADE: clocks and lamps\n\nNils Holm built clocks. He died in 1950.\n'
    expect(lines(imported('a.txt', text)).slice(0, 2)).toEqual([
      'Nils Holm was born on 7 April 1889, Kell. []',
      'Nils Holm – Trade: clocks and lamps. []',
    ])
  })

  test('an item that is a sentence does not go on with the line above its list', () => {
    const text =
      'Lumo is a maker [1]. Its steps were:\n\n- a first lamp in 1901 [1]\n- Ada Quist drew the sign in 1918 [2].'
    expect(lines(report('Lumo', text)).at(-1)).toBe('Ada Quist drew the sign in 1918. [2]')
  })

  test('leaders of dots are a colon', () => {
    const text = 'LARCH\n\nLength ....: 4 to 6 m\nFamily ....: pines\n\nLarch loses its needles. Larch is common.\n'
    expect(lines(imported('a.txt', text)).join()).toContain('Length: 4 to 6 m')
  })

  test('a date before a gap begins an entry of a log', () => {
    const text = 'TARN DAM\n\nLOG\n1965        The Tarn Dam is planned\n1968-11-16  A cable slips from its socket\n'
    expect(lines(imported('a.txt', text)).at(-1)).toContain('A cable slips from its socket')
  })

  test('a remark in a table stays with its event', () => {
    const text = '# Lumo\n\n| Year | Event | Remark |\n|---|---|---|\n| 2003 | Lumo sells the L1 | 250 million sold |\n'
    expect(lines(imported('a.md', text)).join()).toContain('250 million sold')
  })

  test('a box beside the text is read', () => {
    const text =
      '<h1>Lumo</h1><aside class="box"><p><b>Founded:</b> 3 March 1901</p><p><b>Seat:</b> Kell</p></aside><p>Lumo is a maker of lamps.</p>'
    expect(lines(imported('a.html', text)).join()).toContain('3 March 1901')
  })

  test.each([
    'The date is told differently by each guide.',
    'How the fire began was never made public.',
    'The name is a matter of taste.',
  ])('a doubt in other words is one: %s', (doubt) => {
    const { dossier } = taken(report('Lumo', `Lumo was founded in 1901 [1]. ${doubt}`))
    expect(dossier.claims.some(({ status }) => status !== 'established')).toBe(true)
  })

  test.each(['This paper gives no advice.', 'Here is a profile.'])(
    'a remark of the author is left out: %s',
    (remark) => {
      expect(lines(report('Lumo', `Lumo was founded in 1901 [1]. ${remark}`))).toHaveLength(1)
    },
  )
})
