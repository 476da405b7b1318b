import { describe, expect, test } from 'vitest'
import { textTable } from '@/tests/text-table'
import { AUTORESEARCH, codes, HTML, imported, lines, MARKDOWN, taken } from './documents'

describe('the import of an Autoresearch file', () => {
  const result = imported('castell.txt', AUTORESEARCH)
  const { dossier, record, problems } = taken(result)
  const claim = (words: string) => dossier.claims.find(({ text }) => text.includes(words))!

  test('finds the subject and its names, and no date where the document states none', () => {
    expect(record.form).toBe('autoresearch')
    expect(dossier.subject).toEqual({ name: 'Mira Castell', aliases: ['Castell'], kind: 'person', pronoun: 'she' })
    expect(codes(result)).toContain('date-missing')
  })

  test('reads how it was researched: reviews of sections, doubts as questions, and how sources were read', () => {
    const { research } = dossier
    expect(research?.by).toEqual([{ name: 'Autoresearch', kind: 'machine' }])
    expect(research?.sections).toMatchObject([
      {
        section: 'Years at the Halden Observatory',
        confidence: 'medium',
        depth: 'high',
        note: 'Confidence remains MEDIUM because of the press dates.',
      },
      { section: 'Later work', confidence: 'low', depth: 'medium' },
    ])
    expect(research?.questions.map(({ asks, state }) => [asks.slice(0, 24), state])).toEqual([
      ['The month of March 2009 ', 'open'],
      ['Whether 1,204 stars or 1', 'open'],
      ['The Oslo meeting of the ', 'answered'],
      ['Nothing is known of her ', 'open'],
      ["Castell's second stay ha", 'open'],
    ])
    expect(research?.questions[0]?.claims).toEqual([claim('joined').id])
    expect(research?.access).toEqual([{ source: 1, state: 'opened' }])
  })

  test('makes each sourced sentence a claim that is clear on its own', () => {
    expect(lines(result)).toEqual([
      'Mira Castell joined the Halden Observatory in March 2009. [1]',
      'Castell built its first spectrograph and tested it in Lund. [1,2]',
      'In 2012 Castell became head of instruments; the board had met in Oslo. [2,3]',
      "Castell's team measured 1,204 stars. [2]",
      'Paul Nielsen wrote the software. [3]',
      'Castell said that the telescope was "too small. We need a larger one. It is time." [1]',
      "Castell's second stay has no date. [3]",
      'Castell – Years at the Halden Observatory, 2009: joined. [1]',
      'Castell published "The Quiet Sky" in 2016. [4]',
      'The book sold 9,000 copies. [4]',
    ])
  })

  test('leaves a pronoun out after somebody else, and replaces it in a new paragraph', () => {
    expect(lines(result).join()).not.toContain('Chile')
    expect(lines(result)).toContain("Castell's second stay has no date. [3]")
  })

  test('does not guess an unclear pronoun, and reports the sentence with its line', () => {
    expect(problems).toContainEqual(
      expect.objectContaining({ level: 'dropped', code: 'pronoun', line: 10, words: 'This shows her reach.' }),
    )
    expect(lines(result).join()).not.toContain('reach')
  })

  test('makes no claim that begins with a pronoun', () => {
    for (const { text } of dossier.claims)
      expect(text).not.toMatch(/^(?:He|She|It|They|His|Her|Its|Their|This|These)\b/)
  })

  test('keeps a quotation of several sentences together, with its speaker', () => {
    expect(claim('too small').text).toBe(
      'Castell said that the telescope was "too small. We need a larger one. It is time."',
    )
  })

  test('reads confidence and depth from the labels of a section, and low confidence as a doubt', () => {
    expect(claim('joined')).toMatchObject({ confidence: 'medium', depth: 'high' })
    expect(claim('9,000')).toMatchObject({ confidence: 'low', status: 'uncertain' })
  })

  test('adds a doubt to the claim that it concerns, and to no other', () => {
    expect(claim('joined')).toMatchObject({ status: 'uncertain' })
    expect(claim('joined').notes[0]).toContain('press only')
    expect(claim('1,204 stars')).toMatchObject({ status: 'conflicting' })
    expect(claim('head of instruments').status).toBe('established')
  })

  test('makes a resolved doubt a note', () => expect(claim('Oslo')).toMatchObject({ status: 'established' }))

  test('makes a claim that is marked as unverified uncertain, with the reason', () => {
    expect(claim('second stay')).toMatchObject({ status: 'uncertain' })
    expect(claim('second stay').notes.join()).toContain('UNVERIFIED')
  })

  test('stores a doubt that concerns no claim as a remark', () => {
    expect(record.remarks.map(({ says }) => says)).toContain('Nothing is known of her garden.')
  })

  test('reads number, tier, publisher, date and address of sources', () => {
    const [one, two, three, four] = dossier.sources
    expect(one).toMatchObject({ n: 1, publisher: 'halden.example', date: '2021-03-03', tier: 1 })
    expect(two).toMatchObject({ n: 2, title: 'Halden report', url: 'https://halden.example/report', tier: 1 })
    expect(three).toMatchObject({ n: 3, publisher: 'The Fjord', date: '2012-06', tier: 2 })
    expect(four?.url).toBeUndefined()
  })

  test('makes a claim of a table row, and lists a sentence whose pronoun is not clear', () => {
    expect(lines(result)).toContain('Castell – Years at the Halden Observatory, 2009: joined. [1]')
    expect(lines(result).join()).not.toContain('small observatory')
  })
})

describe('the research of an Autoresearch file', () => {
  const doubts = (...lines: string[]) =>
    taken(
      imported(
        'lind.txt',
        `Ada Lind — Autoresearch
Ada Lind — potter.
Sections
#Work
HIGH | HIGH
Notes. Ada Lind opened a kiln in Lund in 1990 [1].
Ada Lind sold 40 bowls in 1991 [2]. [NOTE: the ledger was not opened for this pass.]
Correction: The kiln's count of bowls (~4,100) was understated; the count of the ledger is 5,230 [2].
Uncertainty:
${lines.map((line) => `- ${line}`).join('\n')}
Sources
#Tier 1
- [1] Lund archive — record of kilns; accessed May 2024
- [2] Ledger of the kiln — primary; the letter [3] is paywalled
- [3] Letter to Berg
- [4] Fjord Post — profile; partially read (first page)
- [5] Museum sheet
`,
      ),
    ).dossier.research!
  const conflicts = (...lines: string[]) =>
    doubts(...lines).conflicts.map(({ values, state }) => [state, ...values.map(({ value }) => value)])
  const correction = ['settled', '4,100', '5,230']

  test('says how far a source was read where its entry, a doubt or a mark in the text says so', () => {
    const { access } = doubts(
      'The sheet [5] was retrieved with all its text from secondary sources; no page was opened.',
      'The road was paved by the town; the town refused to say more [1][2].',
    )
    expect(Object.fromEntries(access.map(({ source, state }) => [source, state]))).toEqual({
      ...{ 1: 'opened', 2: 'unopened', 3: 'paywalled', 4: 'part', 5: 'others' },
    })
  })

  const values = textTable`
    quotations|Her title varies: the post says "head potter" [4]; the sheet says "master potter" [5].|head potter|4|master potter|5
    dates|The archive lists the kiln as of 1990–1992 [1], rather than of May 1989 as the sheet has it [5].|1990–1992|1|May 1989|5
    numbers|The counts differ: the ledger [2] has 40 bowls; the post [4] has 1.5 thousand.|40|2|1.5 thousand|4`
  test.each(values)('has both values of a conflict of %s with their sources', (_, line, one, its, other, others) => {
    const [conflict] = doubts(line).conflicts
    expect(conflict?.state).toBe('open')
    expect(conflict?.values).toEqual([
      { value: one, sources: [Number(its)] },
      { value: other, sources: [Number(others)] },
    ])
  })

  test('takes a correction as a settled conflict, and no two values of one clause as a conflict', () => {
    expect(conflicts('The sheet differs in style; it names 1990 and 1993 [5].')).toEqual([correction])
  })

  test('parts what is sure by now from what is open, and names a source that stands for a word', () => {
    const { questions } = doubts('The year is now confirmed by [1]. The month in [4] is not known.')
    expect(questions.map(({ asks, state }) => [state, asks])).toEqual([
      ['answered', 'The year is now confirmed by “record of kilns”.'],
      ['open', 'The month in “profile” is not known.'],
      ['open', expect.stringContaining('the ledger was not opened') as string],
    ])
  })
})

describe('the import of a report in Markdown', () => {
  const result = imported('brandt.md', MARKDOWN)

  test('reads footnotes, numbers and links as sources without a tier', () => {
    const { dossier } = taken(result)
    expect(dossier.subject.name).toBe('Orla Brandt')
    expect(dossier.asOf).toBe('2026-02-11')
    expect(dossier.sources.every(({ tier }) => tier === undefined)).toBe(true)
    const titles = new Map(dossier.sources.map(({ n, title }) => [n, title]))
    const by = (words: string) =>
      dossier.claims.find(({ text }) => text.includes(words))?.sources.map((n) => titles.get(n))
    expect(by('born')).toEqual(['Norsk Leksikon, "Brandt, Orla"'])
    expect(by('studied')).toEqual(['Norsk Leksikon, "Brandt, Orla"', 'University of Bergen, list of graduates'])
    expect(by('lives in Bergen')).toEqual(['Fjord Post'])
    expect(by('dissolved')).toEqual(['Company register'])
  })

  test('removes a citation of a source, and keeps words that belong to the sentence', () => {
    const texts = taken(result).dossier.claims.map(({ text }) => text)
    expect(texts).toContain('Brandt lives in Bergen.')
    expect(texts).toContain('According to the register, Nordlys was dissolved in 2011.')
    expect(texts.join()).not.toContain('code here')
  })

  test('reads its limitations as doubts', () => {
    expect(taken(result).dossier.claims.find(({ text }) => text.includes('2003'))).toMatchObject({
      status: 'uncertain',
    })
  })
})

describe('the import of a report in HTML', () => {
  const result = imported('brandt.html', HTML)

  test('reads raised numbers as citations, but not exponents, and skips scripts and menus', () => {
    expect(lines(result)).toEqual([
      'Orla Brandt was born in Tromsø in 1971. [1]',
      'Brandt moved to Bergen in 1990. [2]',
      "Brandt's farm covers 10³ square metres. [1]",
      'Brandt wrote to a friend in 1995. []',
    ])
    expect(taken(result).dossier.asOf).toBe('2026-01-20')
  })

  test('rejects a link that runs a script, and reports its block', () => {
    expect(result.problems).toContainEqual(expect.objectContaining({ code: 'unsafe-link', line: 4 }))
    expect(JSON.stringify(taken(result).dossier)).not.toContain('javascript:')
  })
})

const cited = textTable`
  numbers in round brackets|Ada Quist left Lund in 1990 (1). Ada Quist built a clock in 1991 (2). Ada Quist sold the clock in 1995 (1, 2).|1 2 1,2
  raised signs|Ada Quist left Lund in 1990.¹ Ada Quist built a clock in 1991.² Ada Quist sold the clock in 1995.¹²|1 2 12
  marks of a chat|Ada Quist left Lund in 1990【1†source】. Ada Quist built a clock in 1991【2†L4-L9】. Ada Quist sold the clock in 1995 [1–2].|1 2 1,2`
test.each(cited)('citations are read from %s', (_, text, sources) => {
  const list = Array.from({ length: 12 }, (_, n) => `${n + 1}. Source number ${n + 1}`).join('\n')
  const result = imported('quist.md', `# Ada Quist\n\n${text}\n\n## Sources\n\n${list}\n`)
  expect(taken(result).dossier.claims.map((claim) => claim.sources.join())).toEqual(sources.split(' '))
})

test('a paragraph that names its source behind its end is based on it; else a sentence has no source', () => {
  const text = `# Ada Quist\n\nAda Quist left Lund in 1990. She built a clock in 1991. [1]\n\nQuist sold the clock. Quist moved on in 1995 [1]. Quist died in 2001 [2].\n\n## Sources\n\n1. One\n2. Two\n`
  const result = imported('quist.md', text)
  expect(lines(result)).toContain('Ada Quist left Lund in 1990. [1]')
  expect(lines(result)).toContain('Quist sold the clock. []')
  expect(taken(result).dossier.claims.find(({ sources }) => sources.length === 0)?.notes).toContain(
    'The text names no source for this.',
  )
})

test('the words of a person stay one claim, so that no part becomes a fact', () => {
  const text = `# Ada Quist\n\nAda Quist said that the clock was stolen, and the police found it in Lund [1].\n\n## Sources\n\n1. One\n`
  expect(lines(imported('quist.md', text))).toEqual([
    'Ada Quist said that the clock was stolen, and the police found it in Lund. [1]',
  ])
})

test('a citation of a missing source is reported, and the other source is used', () => {
  const result = imported('quist.md', `# Ada Quist\n\nAda Quist left Lund in 1990 [1][7].\n\n## Sources\n\n1. One\n`)
  expect(lines(result)).toEqual(['Ada Quist left Lund in 1990. [1]'])
  expect(result.problems).toContainEqual({ level: 'dropped', code: 'unlisted-source', line: 3, words: '7' })
})

test('a document without sources is read, and says that its claims have none', () => {
  const result = imported('quist.md', '# Ada Quist\n\nAda Quist left Lund in 1990.\n')
  expect(lines(result)).toEqual(['Ada Quist left Lund in 1990. []'])
  expect(codes(result)).toContain('no-sources')
})

test('ids do not change when the document grows', () => {
  const grown = AUTORESEARCH.replace('Mira Castell joined', 'Mira Castell was born in 1980 [1]. Mira Castell joined')
  const before = taken(imported('a.txt', AUTORESEARCH)).dossier.claims.map(({ id }) => id)
  const after = new Set(taken(imported('a.txt', grown)).dossier.claims.map(({ id }) => id))
  expect(before.every((id) => after.has(id))).toBe(true)
})
