import { describe, expect, test } from 'vitest'
import { imported, taken } from './documents'

const claimOf = (result: ReturnType<typeof imported>, words: string) => {
  const { dossier } = taken(result)
  const claim = dossier.claims.find(({ text }) => text.includes(words))
  const sources = dossier.sources.filter(({ n }) => claim?.sources.includes(n))
  return { claim, titles: sources.map(({ title }) => title), tiers: sources.map(({ tier }) => tier) }
}

const LIST =
  '## Sources\n\n1. Harbour board, Annual report\n2. Coast Museum, Catalogue\n3. The Daily Wharf, 3 May 1999\n'

describe('a sentence has the sources that it names, in any form', () => {
  test.each([
    ['a word before the number', 'The Orwell lighthouse was lit in 1871 [ref. 2].'],
    ['a page behind the number', 'The Orwell lighthouse was lit in 1871 [2, p. 14].'],
    ['braces', 'The Orwell lighthouse was lit in 1871 {2}.'],
    ['a raised number of Pandoc', 'The Orwell lighthouse was lit in 1871.^2^'],
    ['a source in round brackets', 'The Orwell lighthouse was lit in 1871 (source 2).'],
    ['a raised number behind a year', 'The Orwell lighthouse was lit in 1871<sup>2</sup>.'],
    ['a rating with the source', 'The Orwell lighthouse was lit in 1871 [2; T1; high].'],
  ])('%s', (_, text) => {
    const { claim, titles } = claimOf(imported('a.md', `# Orwell lighthouse\n\n${text}\n\n${LIST}`), '1871')
    expect(claim?.text).toBe('The Orwell lighthouse was lit in 1871.')
    expect(titles.join()).toContain('Catalogue')
  })

  test.each([
    ['(Reed 1988)', 'Ann Reed, Lights of the coast (1988).'],
    ['(Reed & Holm, 1988, p. 4)', 'Reed, A. and Holm, B. (1988). Lights of the coast.'],
    ['(National Harbour Service 1988)', 'National Harbour Service. (1988). Yearbook.'],
    ['(NHS 1988)', 'National Harbour Service. (1988). Yearbook.'],
    ['[a]', '[a] Ann Reed, Lights of the coast (1988).'],
  ])('an author or a name: %s', (mark, entry) => {
    const text = `# Orwell lighthouse\n\nThe Orwell lighthouse was lit in 1871 ${mark}.\n\n## References\n\n${entry}\n`
    const { claim } = claimOf(imported('a.md', text), '1871')
    expect([claim?.text, claim?.sources]).toEqual(['The Orwell lighthouse was lit in 1871.', [1]])
  })

  test('a cited sentence with too few words is not counted as a claim', () => {
    const text = `# Orwell lighthouse\n\nThe Orwell lighthouse was lit in 1871 [1]. But it finished [2].\n\n${LIST}`
    const { dossier, record } = taken(imported('a.md', text))
    expect([dossier.claims.length, record.counts.cited, record.counts.kept]).toEqual([1, 2, 1])
  })

  test('an abbreviation that the text explains is no source', () => {
    const text = '# Orwell lighthouse\n\nThe tower is run by the National Harbour Service (NHS) since 1920 [1].'
    const result = imported('a.md', `${text}\n\n## Sources\n\n1. One\n2. National Harbour Service, Yearbook\n`)
    expect(claimOf(result, '1920').claim?.sources).toEqual([1])
  })

  test('a range of brackets', () => {
    const text = `# Orwell lighthouse\n\nThe Orwell lighthouse was lit in 1871 [1]–[3].\n\n${LIST}`
    expect(claimOf(imported('a.md', text), '1871').claim?.sources).toEqual([1, 2, 3])
  })

  test.each([
    ['a line above', '## History\n\nSources: 1 and 2\n\nThe Orwell lighthouse was lit in 1871.'],
    ['a line below', '## History\n\nThe Orwell lighthouse was lit in 1871.\n\nSources: [1], [2]'],
  ])('from %s', (_, text) => {
    const { claim } = claimOf(imported('a.md', `# Orwell lighthouse\n\n${text}\n\n${LIST}`), '1871')
    expect(claim?.sources).toEqual([1, 2])
  })

  test('a raised number behind a unit stays an exponent', () => {
    const result = imported(
      'a.html',
      '<h1>Orwell lighthouse</h1><p>The tower covers 9 m<sup>2</sup> and weighs 10<sup>6</sup> kg.<sup>1</sup></p><h2>Sources</h2><ol><li>Harbour board</li></ol>',
    )
    expect(taken(result).dossier.claims[0]?.text).toMatch(/9 m² and weighs 10⁶ kg/)
  })

  test.each([
    ['<section class="footnotes"><ol><li id="fn1">Harbour board <a href="#r1">↩</a></li></ol></section>'],
    ['<ol class="references"><li id="cite_note-Reed-1">Harbour board</li></ol>'],
    ['<p class="MsoFootnoteText"><a href="#_ftnref1">[1]</a> Harbour board</p>'],
  ])('notes of a page without a heading: %s', (notes) => {
    const html = `<h1>Orwell lighthouse</h1><p>The Orwell lighthouse was lit in 1871.<sup><a href="#fn1">[1]</a></sup></p>${notes}`
    const { dossier } = taken(imported('a.html', html))
    expect(dossier.claims.map(({ sources }) => sources)).toEqual([[1]])
    expect(dossier.sources.map(({ title }) => title)).toEqual(['Harbour board'])
  })

  test.each([
    ['Appendix A: Sources', undefined],
    ['Primary sources', 1],
    ['Sources and tiers', undefined],
  ])('a list under "%s" is the list of sources', (heading, tier) => {
    const text = `# Orwell lighthouse\n\nThe Orwell lighthouse was lit in 1871 [1].\n\n## ${heading}\n\n1. Harbour board, Annual report\n`
    const { titles, tiers } = claimOf(imported('a.md', text), '1871')
    expect(titles).toHaveLength(1)
    expect(tiers[0]).toBe(tier)
  })
})

describe('a document says its own date', () => {
  test.each([
    ['---\ntitle: Orwell lighthouse\nlast_updated: 2024-03-12\n---\n\n', '2024-03-12'],
    ['# Orwell lighthouse\n\nAs at 12 March 2024\n\n', '2024-03-12'],
    ['# Orwell lighthouse\n\n| | |\n|---|---|\n| Date | 12 March 2024 |\n| Author | A. Reed |\n\n', '2024-03-12'],
    ['# Orwell lighthouse\n\nStand: 12.03.2024\n\n', '2024-03-12'],
    ['# Orwell lighthouse\n\nMarch 2024\n\n', '2024-03'],
    ['# Orwell lighthouse\n\nBy Ann Reed, March 2024\n\n', '2024-03'],
  ])('%j', (head, date) => {
    const result = imported('a.md', `${head}The Orwell lighthouse was lit in 1871 [1].\n\n${LIST}`)
    expect(taken(result).dossier.asOf).toBe(date)
  })

  test.each([
    ['<footer>This page was last edited on 12 March 2024, at 10:11.</footer>'],
    ['<script type="application/ld+json">{"datePublished":"2024-03-12"}</script>'],
  ])('in a page: %s', (part) => {
    const html = `<html><body><h1>Orwell lighthouse</h1><p>The Orwell lighthouse was lit in 1871.</p>${part}</body></html>`
    expect(taken(imported('a.html', html)).dossier.asOf).toBe('2024-03-12')
  })

  test('the date of a source at the end is not that of the document', () => {
    const text = '# Orwell lighthouse\n\nThe Orwell lighthouse was lit in 1871.\n\nThe Daily Wharf, 3 May 1999\n'
    const filler = 'The tower is built of granite from the north.\n\n'.repeat(14)
    const result = imported('a.md', text.replace('\n\nThe Daily', `\n\n${filler}The Daily`))
    expect(result.problems.some(({ code }) => code === 'date-missing')).toBe(true)
  })
})

describe('what a document doubts is a doubt of the claim that it is about', () => {
  test.each([
    ['The architect was John Reed. Whether he ever saw the finished tower has never been established.', 'John Reed'],
    ['The Orwell lighthouse was lit in 1871. I could not find a paper that proves it.', '1871'],
    ['The tower cost 4,000 pounds. Accounts of the cost differ.', '4,000'],
    ['The lamp failed in 1902. Was it sabotage? Historians still quarrel about it.', '1902'],
  ])('%s', (text, words) => {
    const { claim } = claimOf(imported('a.md', `# Orwell lighthouse\n\n## History\n\n${text}\n\n${LIST}`), words)
    expect(claim?.status).not.toBe('established')
    expect(claim?.notes.length).toBeGreaterThan(0)
  })

  test.each(['[citation needed]', '[dubious – discuss]', '(disputed)'])('a mark: %s', (mark) => {
    const text = `# Orwell lighthouse\n\nThe Orwell lighthouse was lit in 1871 ${mark}.\n\n${LIST}`
    expect(claimOf(imported('a.md', text), '1871').claim?.status).toBe('uncertain')
  })

  test('a status in a table', () => {
    const text =
      '# Orwell lighthouse\n\n| Claim | Status | Source |\n|---|---|---|\n| The Orwell lighthouse was lit in 1871 | verified | [1] |\n| The tower cost 4,000 pounds | disputed | [2] |\n'
    const result = imported('a.md', `${text}\n${LIST}`)
    expect(claimOf(result, '1871').claim?.status).toBe('established')
    expect(claimOf(result, '4,000').claim?.status).not.toBe('established')
    expect(claimOf(result, '4,000').claim?.sources).toEqual([2])
  })

  test('a fact that has a word of doubt in another sense stays one', () => {
    const text =
      'The museum in the tower is open daily [2]. Reports on the conflict in the harbour filled two books [1].'
    const { dossier } = taken(imported('a.md', `# Orwell lighthouse\n\n${text}\n\n${LIST}`))
    expect(dossier.claims.every(({ status }) => status === 'established')).toBe(true)
  })
})
