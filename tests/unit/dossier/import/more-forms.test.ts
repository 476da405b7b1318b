import { describe, expect, test } from 'vitest'
import { imported, lines, taken } from './documents'

const sourceOf = (result: ReturnType<typeof imported>, words: string) => {
  const { dossier } = taken(result)
  const claim = dossier.claims.find(({ text }) => text.includes(words))
  return { claim, sources: dossier.sources.filter(({ n }) => claim?.sources.includes(n)) }
}

describe('marks and lists of sources in more forms', () => {
  test.each([
    [
      'dark brackets',
      'lit in 1871【2†source】.',
      '【1】 Harbour board\n【2】 Coast Museum, Catalogue\n【3】 The Daily Wharf',
    ],
  ])('%s', (_, text, list) => {
    const result = imported(
      'a.md',
      `# Orwell lighthouse\n\nThe Orwell lighthouse was ${text}\n\n## Sources\n\n${list}\n`,
    )
    const { claim, sources } = sourceOf(result, '1871')
    expect(claim?.text).toBe('The Orwell lighthouse was lit in 1871.')
    expect(sources.map(({ n }) => n)).toEqual([2])
  })

  test('raised numbers with a blank between them', () => {
    const text = 'The tower was lit in 1871.¹ ² It was painted red.² The lamp came from Paris.¹'
    const result = imported(
      'a.md',
      `# Orwell lighthouse\n\n${text}\n\n## Sources\n\n1. Harbour board\n2. Coast Museum\n`,
    )
    expect(sourceOf(result, '1871').claim?.sources).toEqual([1, 2])
  })

  test('a source, a tier and a confidence behind a dash', () => {
    const text =
      '1. The tower was lit in 1871. — Source: Harbour board (https://harbour.example/tower), Tier 1, high confidence\n'
    const { claim, sources } = sourceOf(imported('a.md', `# Orwell lighthouse\n\n${text}`), '1871')
    expect([claim?.text, claim?.confidence]).toEqual(['The tower was lit in 1871.', 'high'])
    expect(sources.map(({ url, tier }) => [url, tier])).toEqual([['https://harbour.example/tower', 1]])
  })

  test('works in brackets behind a paragraph, without a list', () => {
    const text =
      'Orwell lighthouse\n\nThe tower was lit in 1871. The lamp came from Paris. (Coast Herald, 3 March 2022)\n\nThe keepers left in 1986. (Harbour board, annual report 1987)\n'
    const result = imported('a.txt', text)
    expect(sourceOf(result, 'Paris').sources.map(({ title }) => title)).toEqual(['Coast Herald, 3 March 2022'])
    expect(sourceOf(result, '1871').sources.map(({ title }) => title)).toEqual(['Coast Herald, 3 March 2022'])
  })

  test.each([
    ['Harbour board, tier two', 2],
    ['Harbour board', undefined],
  ])('the tier of "%s"', (entry, tier) => {
    const text = `# Orwell lighthouse\n\nThe tower was lit in 1871 [1].\n\n## Sources\n\n- [1] ${entry}\n`
    const { sources } = sourceOf(imported('a.md', text), '1871')
    expect(sources.map((one) => [one.title, one.tier])).toEqual([['Harbour board', tier]])
  })

  test('a confidence line is on the statements above it', () => {
    const text =
      '# Orwell lighthouse\n\n## History\n\nThe tower was lit in 1871.\n\nConfidence: high\n\nThe lamp came from Paris.\n\nConfidence: low\n'
    const result = imported('a.md', text)
    expect(['1871', 'Paris'].map((words) => sourceOf(result, words).claim?.confidence)).toEqual(['high', 'low'])
  })

  test('a sentence that a researched report marks as not checked is a claim in doubt, apart from the next', () => {
    const text =
      '# Orwell lighthouse\n\nThe tower was lit in 1871 [1]. The lamp came from Paris. [not checked] The keeper left in 1902 [1].\n\n## Sources\n\n- [1] Harbour board\n'
    const result = imported('a.md', text)
    const claims = ['Paris', '1902'].map((words) => sourceOf(result, words).claim)
    expect(claims.map((claim) => claim && [claim.text, claim.status])).toEqual([
      ['The lamp came from Paris.', 'uncertain'],
      ['The keeper left in 1902.', 'established'],
    ])
  })
})

describe('title, subject and date in more forms', () => {
  test.each([
    ['Lecture given at the Harbour Society on 8 March 2016', '2016-03-08'],
    ['A sketch by R. Ogilvie, May 2018', '2018-05'],
    ['Report · September 2025', '2025-09'],
    ['Clausthal, 17.07.2023', '2023-07-17'],
  ])('"%s" says the date', (line, date) => {
    const result = imported('a.md', `# Orwell lighthouse\n\n${line}\n\nThe tower was lit in 1871.\n`)
    expect(taken(result).dossier.asOf).toBe(date)
  })

  test('a dated source in a list is not the date of the document', () => {
    const result = imported(
      'a.txt',
      'Orwell lighthouse\n\nThe tower was lit in 1871.[1]\n\n[1] Coast Herald, 12 May 1931.\n',
    )
    expect(result.problems.some(({ code }) => code === 'date-missing')).toBe(true)
    expect(lines(result)).toEqual(['The tower was lit in 1871. [1]'])
  })

  test('the speaker of a conversation is not the title', () => {
    const text =
      '**You said:**\n\nTell me about it.\n\n**Assistant said:**\n\n## 🌋 Pico Verde\n\nPico Verde is a volcano.\n'
    expect(taken(imported('a.md', text)).record.title).toBe('Pico Verde')
  })

  test('the name of a file is no title', () => {
    const html =
      '<html><head><title>mine_v3_final</title></head><body><p class=MsoTitle>Waldeck mine</p><h1>History</h1><p>The mine was opened in 1687.</p><h1>Today</h1><p>The mine is a museum.</p></body></html>'
    expect(taken(imported('a.html', html)).record.title).toBe('Waldeck mine')
  })
})

describe('doubts by the form of their sentence', () => {
  test.each([
    ['The lamp failed in 1902. My uncle repaired it in 1903. Can anyone confirm?', '1903'],
    ['The lamp was sold in 1902. The mayor denied that the lamp was sold.', '1902'],
    ['The lamp failed in 1902. How the lamp failed in 1902, the inquiry never found out.', '1902'],
  ])('%s', (text, words) => {
    expect(sourceOf(imported('a.md', `# Orwell lighthouse\n\n${text}\n`), words).claim?.status).not.toBe('established')
  })

  test('what a list of doubts has behind "That" is never stated as a fact', () => {
    const text =
      '# Orwell lighthouse\n\nReed built the tower.\n\n## Could not be verified\n\n- That Reed also designed the harbour gates.\n'
    const { dossier } = taken(imported('a.md', text))
    expect(
      dossier.claims
        .filter(({ text: one }) => one.includes('gates') && one !== '')
        .every(({ status }) => status !== 'established'),
    ).toBe(true)
  })

  test('an ordinary claim is not doubted for a word', () => {
    const text =
      'The claim that made him rich was sold in 1902. He claimed the prize in 1903. Perhaps 40 keepers lived there.'
    const { dossier } = taken(imported('a.md', `# Ada Reed\n\nAda Reed built clocks. ${text}\n`))
    expect(dossier.claims.find(({ text: one }) => one.includes('1902'))?.status).toBe('established')
  })
})
