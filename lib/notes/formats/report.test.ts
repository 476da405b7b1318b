// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { Parser } from 'commonmark'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { cases } from '@/tests/lanes'
import { reportOf } from '@/lib/notes/export/page-report-of'
import { oneLine } from '@/lib/documents/document'
import type { Claim, Source } from '@/lib/dossier/format/schema'
import type { Detail, Finding } from '@/lib/schema/finding'
import { findingStates, stateOf } from '@/lib/details/state'
import { measuredAccuracy } from '@/lib/schema/measured-accuracy'
import { reportContentOf, type PageReport } from '@/lib/notes/formats/shared/page-report'
import { reportStyles } from '@/lib/notes/formats/documents/frame'
import { reportToHtml, reportToMarkdown } from '@/lib/notes/formats/documents/report'
import { book, notes, page } from '@/tests/unit/components/fixtures'
import { anyText } from '@/tests/unit/notes/formats/arbitrary'

// What features add is tested with each of them.
vi.mock('@/lib/features/list', () => ({ features: [] }))

const report = await reportOf(page, book, new Date(2026, 5, 9))
const none = { doubted: false, question: null, slot: null }
const details: Detail[] = [
  { ...none, start: 0, end: 1, kind: 'org', verdict: 'agrees', article: 'the works', dossier: 'Harbour Works', claim: 'leave' },
  { ...none, start: 2, end: 3, kind: 'date', verdict: 'differs', article: 'March 2022', dossier: '13 July 2022', question: 'When she left', claim: 'left-works' },
  { ...none, start: 4, end: 5, kind: 'quote', verdict: 'open', article: 'on a train', dossier: null, claim: null },
] // prettier-ignore
const detailed: PageReport = { ...report, findings: [{ ...page.findings[4]!, details }] }
const on = (exact: string, start: number) => ({
  ...notes[0]!.anchor!,
  quote: { exact, prefix: '', suffix: '' },
  position: { start, end: start + 1 },
})
const noted: PageReport = {
  ...report,
  notes: [
    { ...notes[0]!, anchor: on('at the works', 90), note: 'Later.', tags: ['a tag', 'b'] },
    { ...notes[0]!, anchor: on('She left', 4), note: '# Ask *whom*?\n\nthen the desk', tags: [] },
    { ...notes[0]!, anchor: null, note: 'On the page.', tags: [] },
  ],
} // prettier-ignore
/** Returns the texts of the evidence in a report. */
const evidenceIn = (given: PageReport): string[] =>
  reportContentOf(given).groups.flatMap(({ items }) =>
    items.flatMap(({ answers }) =>
      answers.flatMap(({ evidence }) => evidence.map((parts) => parts.map(({ text }) => text).join(''))),
    ),
  )
const parse = (text: string) => new DOMParser().parseFromString(text.replace(reportStyles, ''), 'text/html') // Reading styles is slow in jsdom.

test('a report says which words of a note were changed on the page, beside the noted ones', () => {
  const note = { ...notes[0]!, id: 'n', created: '2026-11-24T12:00:00.000Z', anchor: on('It began in *May*.', 4) }
  const other = { ...note, id: 'other', anchor: on('She left', 2) }
  const parts: [string, string][] = [['in *May*', 'in June']]
  const changed = {
    ...report,
    notes: [note, other],
    changes: [{ id: 'n', kind: 'changed' as const, parts, anchor: null }],
  }
  const says = 'Changed since your note of 24 November 2026: “in *May*” → “in June”.'
  expect(parse(reportToHtml(changed)).body.textContent).toContain(says)
  expect(reportToMarkdown(changed)).toContain(`> It began in \\*May\\*.\n\n**${says.replaceAll('*', '\\*')}**\n\n`)
  expect(reportToMarkdown(changed).match(/Changed since/g)).toHaveLength(1)
})

test('a report names the author before the site and the date of the article', () => {
  const says = 'Mary Shore · The Harbour Review · Published on 2 June 2026'
  for (const write of [reportToHtml, reportToMarkdown])
    expect(write({ ...report, author: 'Mary Shore' })).toContain(says)
})

test('a report counts only what it has, but says where nothing is contradicted', () => {
  const { counts, summary } = reportContentOf({
    ...report,
    findings: page.findings.filter((one) => stateOf(one) === 'supported'),
  })
  expect(counts.map(({ words }) => words)).toEqual([
    `${page.findings.filter((one) => stateOf(one) === 'supported').length} supported`,
  ])
  expect(summary).toBe('No conflict with the evidence was found.')
})

test('a report counts the sentences that no claim settles apart from those that are not covered', () => {
  const uncovered = page.findings.find((one) => stateOf(one) === 'uncovered')!
  const { counts } = reportContentOf({ ...report, findings: [uncovered, { ...uncovered, related: ['left-works'] }] })
  expect(counts.slice(-2).map(({ words }) => words)).toEqual(['1 not settled, with close claims', '1 not covered'])
})

test('a report does not say that no conflict was found where a sentence is to be looked at', () => {
  const found = page.findings.filter((one) => stateOf(one) !== 'contradicted')
  const summaryOf = (findings: readonly Finding[]) => reportContentOf({ ...report, findings }).summary
  expect(summaryOf(found)).toMatch(/^None contradicted, \d+ to look at\.$/)
  expect(summaryOf(found.filter((one) => stateOf(one) !== 'look'))).toBe('No conflict with the evidence was found.')
})

test('a report has a claim once that is also the nearest one', () => {
  const [finding] = detailed.findings
  const near = { ...detailed, findings: [{ ...finding!, related: finding!.claims }] }
  expect(evidenceIn(near)).toEqual(evidenceIn(detailed))
})

test('a report has the evidence of two sentences once where both rest on the same claim', () => {
  const [finding] = detailed.findings
  const twice = { ...detailed, findings: [finding!, { ...finding!, quote: 'She went in March 2022.', start: 900 }] }
  expect(evidenceIn(twice)).toEqual(['Example left Harbour Works on 13 July 2022.'])
  for (const text of [reportToHtml(twice), reportToMarkdown(twice)]) {
    expect(text).toContain('She went in March 2022.')
    expect(text.match(/Example left Harbour Works/g)).toHaveLength(1)
  }
})

test('a report marks only the changed words of a quotation, on both sides, and doubles no quotation mark', () => {
  const said = 'I never saw so bold a plan end in so thin a purse,'
  const stands = '“I never saw so bold a plan end in so poor a purse.”'
  const quote = `“${said}” she wrote.`
  const at = (words: string, whole: string) => ({ start: whole.indexOf(words), end: whole.indexOf(words) + 4 })
  const detail: Detail = {
    ...{ ...none, start: 1, end: 1 + said.length, kind: 'misquoted', verdict: 'differs', article: said },
    ...{
      dossier: stands,
      claim: 'left-works',
      differs: { article: [at('thin', said)], dossier: [at('poor', stands)] },
    },
  }
  const finding: Finding = { ...page.findings[4]!, start: 0, end: quote.length, quote, details: [detail] }
  const quoted = { ...report, findings: [finding] }
  const document = parse(reportToHtml(quoted))
  expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['thin', 'poor'])
  expect(document.body.textContent).not.toMatch(/[“"]{2}|[”"]{2}/)
  expect(reportToMarkdown(quoted)).toContain('so **thin** a purse,” she wrote.')
  expect(reportToMarkdown(quoted)).toContain('≠ “I never saw so bold a plan end in so **poor** a purse.” ·')
})

test('a report says how a verdict is made and how often each colour on it is right, with the figures of the documents', () => {
  const { right, of, published, ofPublished, manyWrong, supported, notFound } = measuredAccuracy
  const documents = readFileSync('docs/verdicts.md', 'utf8')
  for (const figure of [
    `(${right} of ${of}) |`,
    `(${published} of ${ofPublished}) |`,
    `0.${manyWrong} (`,
    `${supported} of 100 sentences called supported are`,
    `${notFound} of 100 "Not found"`,
  ])
    expect(documents).toContain(figure)
  for (const write of [reportToHtml, reportToMarkdown]) {
    const text = write(report)
    expect(text).toContain('How a verdict is made')
    expect(text).toContain(`Right ${right} times in ${of} on pages like published ones`)
    expect(text).toContain(`Right ${supported} times in 100.`)
  }
  const one = { ...report, findings: page.findings.filter((finding) => stateOf(finding) === 'supported') }
  expect(reportToMarkdown(one)).not.toContain('on pages like published ones')
})

test('a report says of a source that only a part of it was read', () => {
  const sourcesOf: PageReport['dossier']['sourcesOf'] = (numbers) =>
    book.sourcesOf(numbers).map((source) => ({ ...source, access: { source: source.n, state: 'part' } }))
  const partly = { ...detailed, dossier: { ...report.dossier, sourcesOf } }
  for (const text of [reportToHtml(partly), reportToMarkdown(partly)])
    expect(text).toContain('13 July 2022 · Only a part was read')
})

test('a report says of a source that nobody opened it, and shows no tier beside a value that rests on it', () => {
  const dossier: PageReport['dossier'] = {
    ...report.dossier,
    sourcesOf: (numbers) =>
      book.sourcesOf(numbers).map((source) => ({ ...source, access: { source: source.n, state: 'others' } })),
  }
  for (const write of [reportToHtml, reportToMarkdown]) {
    const text = write({ ...detailed, dossier })
    expect(text).toContain('13 July 2022 · Not opened: quoted by others')
    expect(text).not.toContain('Tier')
  }
})

describe('a report as HTML', () => {
  const document = parse(reportToHtml(report))
  const text = document.body.textContent.replace(/\s+/g, ' ')
  const entries = [...document.querySelectorAll('.found > li')]

  test('names the page, the number of conflicting sentences and the dossier', () => {
    expect(document.title).toBe('Report: The woman who left the works to teach')
    expect(text).toContain('2 of 41 sentences conflict with the evidence.')
    expect(text).toContain('Compared with Ada Example, version test.1, as of March 2026. Made on 9 June 2026.')
    expect(document.querySelector('header a')?.getAttribute('href')).toBe('https://review.example/ada')
    expect(text).toContain('Published on 2 June 2026')
  })

  test('has one item for each sentence to read, the most serious first, and counts the supported ones', () => {
    const sentences = [...document.querySelectorAll('.found .page span')].map((sentence) => sentence.textContent)
    expect(sentences).toEqual(
      findingStates
        .filter((state) => state !== 'supported')
        .flatMap((state) => page.findings.filter((one) => stateOf(one) === state))
        .map(({ quote }) => quote),
    )
    expect(text).toContain('4 supported')
    expect([...document.querySelectorAll('main :is(h2, summary)')].map((head) => head.textContent.trim())).toEqual([
      'Contradicted',
      'Look at this',
      'Covered in part',
      'Not covered',
    ])
  })

  test('has beside a contradicted sentence the sentence of the evidence with the other value, and its best source', () => {
    const conflict = entries.find((entry) => entry.textContent.includes(page.findings[4]!.quote))!
    expect([...conflict.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
      'March 2022',
      '13 July 2022',
    ])
    expect(conflict.querySelector('.says')?.textContent.replace(/\s+/g, ' ')).toBe(
      '≠ “Example left Harbour Works on 13 July 2022.” Leaving the works · Own site, 13 July 2022 · Tier 1 · 4 sources',
    )
  })

  test('has the claims on the same thing alone beside a sentence without a verdict, with their sources', () => {
    const open = page.findings.find(({ verdict }) => verdict === 'unverified')!
    const html = reportToHtml({
      ...report,
      findings: [{ ...open, newer: false, details: [details[2]!], related: ['left-works'] }],
    })
    const found = parse(html)
    expect(found.querySelector('summary')?.textContent).toContain('Not settled')
    const entry = found.querySelector('.found > li')!
    expect(entry.querySelector('.says')?.textContent).toContain('“Example left Harbour Works on 13 July 2022.”')
    expect(entry.textContent).toContain('Leaving the works')
    expect(entry.textContent).not.toMatch(/Not found|nothing that settles|≠/)
  })

  test('marks the words of a sentence that differ or were not found, and none beside claims that settle nothing', () => {
    const [quote, start] = ['She left the works in March 2022 on a train.', 50]
    const placed = details.map((one) => {
      const from = start + quote.indexOf(one.article)
      return { ...one, start: from, end: from + one.article.length }
    })
    const finding: Finding = { ...page.findings[4]!, quote, start, end: start + quote.length, details: placed }
    const marksOf = (one: Finding) =>
      [...parse(reportToHtml({ ...report, findings: [one] })).querySelectorAll('.page mark')].map(
        (mark) => `${mark.className}: ${mark.textContent}`,
      )
    expect(marksOf(finding)).toEqual(['contradicted: March 2022', 'unverified: on a train'])
    expect(marksOf({ ...finding, verdict: 'unverified', details: placed.slice(2), related: ['left-works'] })).toEqual(
      [],
    )
  })

  test('links only to https addresses, and shows a source with another address as text', () => {
    const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '')
    expect(links.every((href) => href.startsWith('https://'))).toBe(true)
    const blog = { ...report.dossier, sourcesOf: () => book.sourcesOf([21]) }
    expect(parse(reportToHtml({ ...report, dossier: blog })).body.textContent).toContain('A blog')
  })

  test('has the doubts and corrections of the dossier', () => {
    const doubted = entries.find((entry) => entry.textContent.includes(page.findings[6]!.quote))!
    expect(doubted.textContent).toContain('Caveat: Known from second hand only.')
    expect(doubted.textContent).toContain('Correction: The announcement says it')
  })

  test('has the notes of the user in reading order, with the words that they are on', () => {
    const found = parse(reportToHtml(noted)).querySelector('h2 + ol:not(.found)')
    const items = [...(found?.querySelectorAll('li') ?? [])].map((item) =>
      [...item.children].map(({ textContent }) => textContent).join(' '),
    )
    expect(items).toEqual(['On the page.', 'She left # Ask *whom*?then the desk', 'at the works Later. a tag, b'])
    expect(text).not.toContain('Your notes')
  })

  test('loads nothing, and forbids it by policy', () => {
    const file = reportToHtml(report)
    expect(document.querySelectorAll('script, img, iframe, object, embed, link, audio, video, form')).toHaveLength(0)
    expect(file).not.toMatch(/url\(|@import|src=/)
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'")
  })

  test('has the same markup for any text of page and dossier', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyTexts(), (texts) => {
        const made = parse(reportToHtml(withTexts(texts)))
        const plain = parse(
          reportToHtml(withTexts(texts.map((one) => (one.trim() === '' ? one : `x${texts.indexOf(one)}`)))),
        )
        expect(skeletonOf(made)).toEqual(skeletonOf(plain))
        const words = made.body.textContent.replace(/\s+/g, ' ')
        expect(words).toContain(shown(`<${texts[0]}>`))
      }),
      { numRuns: cases(80) },
    )
  })
})

describe('a report as Markdown', () => {
  const text = reportToMarkdown(report)

  test('has the same content, the most serious findings first', () => {
    const sentences = reportContentOf(report).groups.flatMap(({ items }) => items.flatMap((item) => item.sentences))
    const plain = text.replaceAll('**', '')
    const at = sentences.map(({ quote }) => plain.indexOf(quote))
    expect(at.every((place, i) => place > (at[i - 1] ?? 0))).toBe(true)
    expect(text).toContain('**2 of 41 sentences conflict with the evidence.**')
    expect(text).toContain(
      '## ■ Contradicted\n\n- Her doctorate, finished under **John Reef** in 2016, is about tides.',
    )
    expect(text).toContain(
      '  ≠ “Example left Harbour Works on **13 July 2022**.” · [Leaving the works](https://example.org/leaving) · Own site, 13 July 2022 · Tier 1 · 4 sources',
    )
    expect(text).not.toContain('studied in Northport')
    expect(text).toContain('✓ 4 supported')
    expect(text).toContain('version test.1, as of March 2026')
  })

  test('has the notes of the user, without their markup', () => {
    expect(reportToMarkdown(noted)).toContain(
      '## Your notes\n\nOn the page.\n\n> She left\n\n\\# Ask \\*whom\\*?\\\nthen the desk\n\n> at the works\n\nLater.\n\na tag, b\n\n---',
    )
    expect(text).not.toContain('Your notes')
  })

  test('has the correction of a claim only where a detail rests on it', () => {
    const finding = page.findings[6]!
    const about = (claim: string) =>
      reportToMarkdown({ ...report, findings: [{ ...finding, details: [{ ...details[0]!, claim }] }] })
    expect(about('capstone')).toContain('The announcement says it in so many words.')
    expect(about('title')).not.toContain('The announcement says it in so many words.')
  })

  test('has no HTML, image, code or heading from the text of page and dossier', () => {
    fc.assert(
      fc.property(anyTexts(), (texts) => {
        const kinds = kindsOf(reportToMarkdown(withTexts(texts)))
        const plain = kindsOf(
          reportToMarkdown(withTexts(texts.map((given) => (oneLine(given).trim() === '' ? given : 'x')))),
        )
        for (const kind of ['html_block', 'html_inline', 'image', 'code_block', 'code', 'heading'])
          expect(kinds.filter((own) => own === kind).length, kind).toBe(plain.filter((own) => own === kind).length)
      }),
      { numRuns: cases(200) },
    )
  })
})

test('a report of a page without findings says so, as HTML and as Markdown', () => {
  const empty = { ...report, findings: [], title: '', url: 'file:///x' }
  expect(parse(reportToHtml(empty)).body.textContent).toContain('Nothing here can be checked with your evidence.')
  expect(parse(reportToHtml(empty)).querySelector('h1')?.textContent).toBe('Untitled page')
  expect(reportToMarkdown(empty)).toContain('# Untitled page')
})

const FIELDS = 11
function anyTexts() {
  const hostile = fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</style><b>',
    '</title><h1>x</h1>',
    "' onclick='x",
    '-->',
    ']]>',
    '&lt;i&gt;',
    'javascript:alert(1)',
  )
  return fc.array(fc.oneof(anyText, hostile), { minLength: FIELDS, maxLength: FIELDS })
}

/** A report in which every text is untrusted. */
function withTexts(texts: readonly string[]): PageReport {
  const [quote, title, site, article, dossier, about, name, publisher, note, evidence, url] = texts as string[]
  const words = { article: article!, dossier: dossier!, question: about! }
  const finding: Finding = {
    ...page.findings[4]!,
    quote: `<${quote}>`,
  }
  const inDetail: Finding = {
    ...finding,
    details: [
      { ...details[1]!, ...words },
      { ...details[0]!, ...words },
      { ...details[2]!, article: article! },
    ],
  }
  const source: Source = { n: 1, title: name!, publisher: publisher!, url: `https://a.example/${url}`, tier: 1 }
  const claim = {
    ...book.claims[3]!,
    notes: [note!],
    correction: { text: note!, evidence: evidence!, certainty: 'high' },
  } as Claim
  return {
    ...report,
    title: title!,
    site: site!,
    url: `https://a.example/${url}`,
    findings: [finding, inDetail],
    notes: [{ ...notes[0]!, anchor: on(quote!, 1), note: oneLine(note!), tags: [name!] }],
    dossier: {
      subject: { name: name! },
      version: note!,
      asOf: evidence!,
      sourcesOf: () => [source],
      claimsOf: () => [claim],
    },
  }
}

/** A note keeps its line breaks. */

function skeletonOf(document: Document): string[] {
  return [...document.querySelectorAll('*')].map(
    (element) =>
      `${element.tagName}[${[...element.attributes].map(({ name }) => name).join()}]${element.getAttribute('class') ?? ''}`,
  )
}

function shown(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
}

function kindsOf(markdown: string): string[] {
  const kinds: string[] = []
  const walker = new Parser().parse(markdown).walker()
  for (let step = walker.next(); step !== null; step = walker.next()) if (step.entering) kinds.push(step.node.type)
  return kinds
}
