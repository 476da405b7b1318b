import { describe, expect, test } from 'vitest'
import { codes, imported, lines, taken } from './documents'

const SOURCES = '\n\n## Sources\n\n1. One\n2. Two\n3. Three\n4. Four\n'
const report = (title: string, text: string, name = 'report.md') => imported(name, `# ${title}\n\n${text}${SOURCES}`)

describe('a claim never says what the document does not say', () => {
  test.each([
    ['an "it" after a sentence on people', 'Some 57 men died according to the early records, while later research gives at least 73 deaths [4]. It reportedly cost £3.2 million [2].', /(?:early|Some 57) reportedly/],
    ['an "it" after a number of things', 'About 300 boats sank there [2]. It reportedly ended in 1900 [2].', /About 300 reportedly/],
    ['a "they"', 'William Arrol hired the men [2]. They worked in shifts [2].', /Arrol worked/],
    ['an "it" after another thing', 'The Firth of Forth saw 57 men die [2]. It cost £3.2 million [2].', /Firth of Forth (?:reportedly )?cost/],
  ])('of %s', (_, text, wrong) => {
    const whole = `The Forth Bridge was opened in 1890 [1]. ${text}`
    expect(lines(report('The Forth Bridge', whole)).join('\n')).not.toMatch(wrong)
  }) // prettier-ignore

  test('of a "he" that may be one of two men', () => {
    const result = report(
      'Ada Quist',
      'Ada Quist left Lund [1]. Paul Nielsen was succeeded by Erik Holm [1]. He died in 1907 [2].',
    )
    expect(lines(result).join()).not.toContain('died')
    expect(codes(result)).toContain('pronoun')
  })

  test('of a link whose words are a year', () => {
    const result = report('The Forth Bridge', 'The Forth Bridge was opened in [1890](https://bridge.example/opening).')
    expect(lines(result)[0]).toMatch(/^The Forth Bridge was opened in 1890\. /)
  })
})

describe('what a report states arrives', () => {
  test.each(['Benjamin Baker died in 1907 [2].', 'The bridge used 53,000 tonnes of steel [2].'])('%s', (sentence) => {
    expect(lines(report('The Forth Bridge', `The Forth Bridge was opened in 1890 [1]. ${sentence}`)).join()).toContain(
      sentence.slice(0, -5),
    )
  })

  test.each([
    ['Nielsen later moved to Chile [2].', 'Paul Nielsen wrote the software [1].'],
    ['The team measured 1,204 stars [2].', 'Ada Quist left Lund in 1990 [1].'],
  ])('as a sentence without a heading before it: %s', (sentence, before) => {
    const result = report('Ada Quist', `## Years in Lund\n\n${before} ${sentence}`)
    expect(lines(result).at(-1)).toMatch(/^(?:Paul )?(?:Nielsen|The team) (?:later moved|measured)/)
  })

  test('the words of the document stay with a claim that has others', () => {
    const result = report(
      'Ada Lovelace',
      'Ada Lovelace was born in 1815 [1]. She died of cancer on 27 November 1852 [2].',
    )
    const claim = taken(result).dossier.claims[1]
    expect(claim?.text).toBe('Ada Lovelace died of cancer on 27 November 1852.')
    expect(claim?.notes).toContain('The text says: “She died of cancer on 27 November 1852.”')
    expect(claim?.status).toBe('established')
  })

  test('a question that is open is a doubt of the claim that it is about', () => {
    const text =
      'Some 57 men died, while later research gives at least 73 deaths [1].\n\n## Open questions\n\n- The number of deaths is not settled.'
    const { dossier } = taken(report('The Forth Bridge', text))
    expect(dossier.claims.find(({ text: words }) => words.includes('73 deaths'))?.status).toBe('uncertain')
  })
})

describe('subject and date', () => {
  test('a company keeps its suffix, and has the name without it as another', () => {
    const { dossier } = taken(
      report(
        'Carlsberg A/S – company profile',
        'Carlsberg A/S is a Danish brewer [1]. Carlsberg was founded in 1847 [1].',
      ),
    )
    expect(dossier.subject).toMatchObject({ name: 'Carlsberg A/S', aliases: ['Carlsberg'] })
  })

  test('a title that the text does not repeat is no name', () => {
    const text = 'Ada Quist is a builder of clocks [1]. Ada Quist left Lund in 1990 [1]. Ada Quist sold a clock [2].'
    expect(taken(report('The Quiet Years of Ada Quist', text)).dossier.subject.name).toBe('Ada Quist')
  })

  test('the first line of a plain text is its title, and a year in the text is no date', () => {
    const text =
      'The Forth Bridge\n\nThe Forth Bridge was designed by Benjamin Baker. Benjamin Baker died in 1907. Baker was an engineer.\n'
    const result = imported('bridge.txt', text)
    expect(taken(result).dossier.subject.name).toBe('The Forth Bridge')
    expect(codes(result)).toContain('date-missing')
  })
})

describe('one reader for all lists of sources', () => {
  test.each([
    ['— Tier 1', 'Archive, Letters, https://a.example/ — Tier 1'],
    ['(Tier 1)', 'Archive, Letters, https://a.example/ (Tier 1)'],
    ['Tier 1 at the end', 'Archive, Letters, https://a.example/, Tier 1'],
    ['(Tier 1) at the start', '(Tier 1) Archive, Letters, https://a.example/'],
  ])('reads the tier of an entry with %s', (_, entry) => {
    const result = imported('a.md', `# Ada Quist\n\nAda Quist left Lund in 1990 [1].\n\n## Sources\n\n1. ${entry}\n`)
    const [source] = taken(result).dossier.sources
    expect(source).toMatchObject({ tier: 1, url: 'https://a.example/' })
    expect(source?.title).not.toMatch(/tier/i)
  })

  test('reads entries that begin with [1] in an Autoresearch file', () => {
    const text =
      'Ada Quist — Autoresearch\nAda Quist — builder of clocks.\n#Life\nHIGH | HIGH\nAda Quist left Lund in 1990 [1].\nSources\n[1] Archive of Lund\n'
    expect(lines(imported('quist.txt', text))).toEqual(['Ada Quist left Lund in 1990. [1]'])
  })

  test('sources without an entry are one remark, however many sentences cite them', () => {
    const result = imported(
      'a.md',
      '# Ada Quist\n\nAda Quist left Lund in 1990 [7]. Quist built a clock in 1991 [8].\n',
    )
    const remarks = result.problems.filter(({ code }) => code === 'unlisted-source')
    expect(remarks).toEqual([expect.objectContaining({ words: '7, 8', reason: '2×' })])
  })
})
