import { countCitedWorks } from '@/lib/dossier/format/research'
import { lines, makePdf } from '../readers/make-pdf'
import { strToU8 } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textTable } from '@/tests/text-table'
import { evidenceFrom, readDossierFile, readGivenFile } from '@/lib/dossier/import/read-dossier-file'
import { pageDocument } from '@/lib/dossier/readers/page-document'
import { readHtmlDocument } from '@/lib/dossier/readers/read-html'

const URL = 'https://en.wikipedia.org/wiki/Borg_Observatory'
const ENCYCLOPEDIA = `<html><head><title>Borg Observatory - Wikipedia</title></head><body><main><h1>Borg Observatory</h1>
<table class="infobox"><tr><th>Opened</th><td>12 May 1931</td></tr><tr><th>Altitude</th><td>420 m</td></tr></table>
<p>The <b>Borg Observatory</b>, also known as Dovre Observatory, is an observatory near Dovre.<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup>
It was opened on 12 May 1931.<sup><a href="#cite_note-2">[2]</a></sup> It reportedly cost 40,000 crowns. It has a <a href="/wiki/Mirror">mirror</a> of 105 cm.<sup>[<i>citation needed</i>]</sup></p>
<h2>Instruments</h2>
<p>Skylight is the oldest camera of the observatory. It was built by Ida Quist in 1933. Its shutter weighs 7 kg. Did it work? They repaired the dome in 1950.</p>
<p>"We never saw the comet," Quist said in 1934. The director denied this. Please help improve this article.</p>
<table><tr><th>Instrument</th><th>Year</th><th>Weight</th></tr><tr><td>Skylight</td><td>1933</td><td>80 kg</td></tr><tr><td>Moonlight</td><td>1941</td><td>95 kg</td></tr></table>
<h2>Controversies</h2><p>The dome was closed in 1966.</p>
<h2>References</h2><ol><li id="cite_note-1">Ole Berg: "A dome in Dovre". <a href="https://www.nytimes.com/1999/dome">New York Times</a>, 3 May 1999.</li>
<li id="cite_note-2">Opening report. <a href="https://www.nasa.gov/borg">NASA</a>.</li><li id="cite_note-3">Unused. <a href="https://x.example/">X</a>.</li></ol>
<h2>External links</h2><ul><li><a href="https://shop.example/">Shop of the observatory</a></li></ul>
</main><footer>This page was last edited on 3 May 2024, at 10:20.</footer></body></html>`

const read = (
  html: string,
  place: Partial<Parameters<typeof evidenceFrom>[1]> = {},
): Extract<ReturnType<typeof evidenceFrom>, { ok: true }> => {
  const { title, site, readable } = readHtmlDocument(html)
  const { text, article } = readable
  const page = pageDocument(html, { text, blocks: article.blocks })
  const found = evidenceFrom(page, {
    title: title ?? undefined,
    site: site ?? undefined,
    readOn: '2026-11-25',
    ...place,
  })
  if (!found.ok) throw new Error(found.problems.map(({ code }) => code).join())
  return found
}
const page = read(ENCYCLOPEDIA, { url: URL })
const claim = (words: string) => page.dossier.claims.find(({ text }) => text.includes(words))
const passage = (id = '') => page.dossier.research?.passages.find((one) => one.claim === id)
/** Number of the page itself among its sources. */
const own = page.dossier.research?.access[0]?.source
const texts = page.dossier.claims.map(({ text }) => text)

describe('an encyclopedia page as evidence', () => {
  test('says in one look what was understood', () => {
    expect(page.summary).toMatchObject({
      subject: 'Borg Observatory',
      kind: 'encyclopedia',
      date: '2024-05-03',
      sources: 1,
      statements: texts.length,
    })
    expect(page.dossier.subject.aliases).toEqual(['Dovre Observatory'])
    expect(page.summary.leftOut.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Did it work?', 'Please help improve this article.']),
    )
  })

  test('has no half of a designation as another name of its subject', () => {
    const also = 'Comet Dovre and 1P/Dovre'
    const { subject } = read(ENCYCLOPEDIA.replace('Dovre Observatory,', `${also},`), { url: URL }).dossier
    expect(subject.aliases).toEqual(['Comet Dovre'])
  })

  test('has its infobox and tables by row, with the words of row and column', () => {
    expect(texts).toContain('Borg Observatory was opened on 12 May 1931.')
    expect(texts).toContain('Borg Observatory – Altitude: 420 m.')
    expect(texts).toContain('Moonlight – Weight: 95 kg.')
  })

  test('keeps a statement that begins with a pronoun, with the name that the sentence before begins with', () => {
    expect(claim('105 cm')?.text).toBe('Borg Observatory has a mirror of 105 cm.')
    expect(claim('Ida Quist in 1933')?.text).toBe('Skylight was built by Ida Quist in 1933.')
    expect(claim('7 kg')?.text).toBe("Skylight's shutter weighs 7 kg.")
  })

  test('keeps a statement whose pronoun means nobody that is named, and the sentence before it', () => {
    const open = claim('repaired the dome')
    expect(open?.text).toBe('They repaired the dome in 1950.')
    expect(passage(open?.id)).toMatchObject({ quote: 'They repaired the dome in 1950.', before: 'Did it work?' })
  })

  test('keeps what was said as a statement on what was said', () => {
    expect(texts).toContain('"We never saw the comet," Quist said in 1934.')
  })

  test('takes over the doubts of the page', () => {
    expect(claim('40,000')).toMatchObject({ status: 'uncertain' })
    expect(claim('105 cm')).toMatchObject({ status: 'uncertain', notes: ['citation needed'] })
    expect(claim('closed in 1966')).toMatchObject({ status: 'established', section: 'Controversies' })
  })

  test('is its own only source, and names what it cites with the place of each statement', () => {
    expect(page.dossier.sources.map(({ n, tier, kind }) => [n, tier, kind])).toEqual([[own, 2.5, 'encyclopedia']])
    expect(claim('near Dovre')?.sources).toEqual([own])
    expect(passage(claim('near Dovre')?.id)?.cites).toEqual([expect.stringContaining('A dome in Dovre')])
    expect(passage(claim('105 cm')?.id)?.cites).toBeUndefined()
  })

  test('names what it cites by the title first, without the arrows that lead back into the text', () => {
    const arrows = ENCYCLOPEDIA.replace('Ole Berg: "A dome', '^ <sup>a b</sup> Ole Berg: "A dome').replace(
      'Opening report.',
      '↑ Opening report.',
    )
    const { dossier } = read(arrows, { url: URL })
    const cited = dossier.research?.passages.flatMap(({ cites = [] }) => cites)
    expect([...new Set(cited)].sort()).toEqual([
      'Ole Berg: "A dome in Dovre". New York Times, 3 May 1999, nytimes.com',
      'Opening report. NASA, nasa.gov',
    ])
    expect(countCitedWorks(dossier.research)).toBe(2)
  })

  test('gives each claim its place on the page', () => {
    const opened = claim('Skylight was built')
    expect(passage(opened?.id)).toMatchObject({
      source: own,
      quote: 'It was built by Ida Quist in 1933.',
      before: 'Skylight is the oldest camera of the observatory.',
      after: 'Its shutter weighs 7 kg.',
      accessed: '2026-11-25',
    })
    expect(opened?.section).toBe('Instruments')
  })
})

const article = (title: string, ...paragraphs: string[]) =>
  `<html><head><title>${title}</title></head><body><article><h1>${title}</h1>${paragraphs.map((words) => `<p>${words}</p>`).join('')}</article></body></html>`

const titled = textTable`
  Halley's comet|Halley's comet is a comet. / It returns every 76 years.|Halley's comet
  Now and Then, Here and There|Now and Then, Here and There is a series. / He and she watch it.|Now and Then, Here and There
  Ada Quist: the untold story|Ada Quist was born in 1931. / Quist left in 1950. / Friends of Quist say so.|Ada Quist
  Northwind says engine will be late|The engine maker Northwind is late, Northwind said. / Shares of Northwind fell in May.|Northwind
  Florida loses a race over apps|The phones ran Android.${' / Users of Android in Florida like Android.'.repeat(6)}|Florida loses a race over apps
  ${'Why we test | Code'}|Tests need time. Some Code needs none. / Good code is tested code.|Why we test
  Babies who eat nuts|Babies eat nuts in May. / A study found this in 2015.|Babies who eat nuts
  Moonport's journey to Northwind 3|Users say Moonport is late.${' / The engine of Northwind ran; Northwind and Moonport met.'.repeat(5)}|Moonport
  Dovrefilm scores upset at SAG awards|The thriller "Dovrefilm" won the SAG award. / "Dovrefilm" cost 2 million, the SAG said. / "Dovrefilm" is long.|Dovrefilm
  ${'As fraud grows, 1Quillon shows a lock | 1Quillon'}|The lock of 1Quillon is new. / It says that 1Quillon sold 40,000 of them in 2025.|1Quillon
  ${'Northwind | 2005 Quillon did not want the lock of the bridge'}|Northwind writes that Quillon met Dovre. / The lock of Quillon is new. / Northwind says: Northwind likes Quillon.|Quillon
  Sicelva Mary Strode Quist|Dame Sicelva Mary Strode Quist (22 June 1918 – 14 July 2005) was an English nurse. / Quist began to study in 1938. A wound ended the work of Quist. / A house by Quist stands in Oslo.|Sicelva Mary Strode Quist
  Ada Quist's dress was stolen|Ada Quist's dress was stolen. / The dress of Ada is new. / Police told Ada so. / The room of Ada was open.|Ada Quist
  Rain came at last over the hills – A Weblog|It rained on Sunday.|Rain came at last over the hills`
test.each(titled)('the subject of the page "%s" is found without help', (title, paragraphs, subject) => {
  expect(read(article(title, ...paragraphs.split(' / ')), { site: '1Quillon' }).summary.subject).toBe(subject)
})

test('the head of a release in a banner gives its date, and respondents of a survey make no ruling', () => {
  const { summary } = read(
    `<main><div class="row banner"><h1>Northwind opens a tunnel</h1><div>Apr 28, 2025 - OSLO, Norway</div></div>
    <p>Northwind opened the tunnel at Dovre, and 97 percent of the respondents of a survey like it.</p></main>`,
  )
  expect(summary).toMatchObject({ date: '2025-04-28', kind: 'page' })
})

test('the title as it stands is a subject for which "It" stands', () => {
  const { dossier } = read(article("Halley's comet", "Halley's comet is a comet. It last passed on 9 February 1986."))
  expect(dossier.claims.map(({ text }) => text)).toContain("Halley's comet last passed on 9 February 1986.")
})

test.each([
  [
    'SS Halvard Borg',
    'SS Halvard Borg is a ship. In 1912, Halvard Borg left Dovre. Halvard Borg sank.',
    'Halvard Borg',
  ],
  ['The Quillons', 'The Quillons are a band. Songs of the Quillons are long. Fans of the Quillons met.', 'Quillons'],
  ['USS Arizona', 'USS Arizona was a ship. In 1916, Arizona left Dovre. In 1941, Arizona sank.', null],
  ['The Borg', 'The Borg is a band. A borg is a castle. Songs of the Borg are long. Fans of the Borg met.', null],
])('the subject %s has the bare name as another name where the text has it and it means nothing else', (...given) => {
  const [title, paragraph, name] = given
  const { subject } = read(article(title, paragraph)).dossier
  expect(subject).toMatchObject({ name: title, aliases: name ? [name] : [] })
})

test('a title written like an address is a subject with blanks', () => {
  const { summary } = read(article('Ada_Quist', 'Ada Marie Quist was an astronomer. Quist was born in Dovre.'))
  expect(summary.subject).toBe('Ada Quist')
})

test.each([
  ['“We spent a small but uncertain share of it,” Quist said in 1934.', 'established'],
  ['The weights are disputed by Ole Berg in a paper of 1940.', 'established'],
  ['Quist said in court, as she ended the dispute, that the dome was hers.', 'established'],
  ['The weight of the mirror is disputed.', 'uncertain'],
  ['Quist says it weighs 9 kg, which Berg disputes.', 'uncertain'],
])('a page doubts a statement in its own words alone: %s', (words, status) => {
  const { dossier } = read(ENCYCLOPEDIA.replace('<h2>Controversies', `<p>${words}</p>$&`))
  expect(dossier.claims.find(({ text }) => words.includes(text.slice(0, 20)))?.status).toBe(status)
})

test('a page whose references no statement cites is the only source, with number 1, and is not rated', () => {
  const { dossier, summary } = read(
    article(
      'Northwind buys Quillon',
      'OSLO, July 2, 2014 — Northwind today announced that it has bought <a href="https://q.example/">Quillon</a>.',
      '<h2>References</h2><ol><li>Ole Berg: "Quillon". <a href="https://x.example/">X</a>, 3 May 1999.</li></ol>',
    ),
    { url: 'https://northwind.example/news' },
  )
  expect(dossier.sources).toEqual([
    {
      n: 1,
      title: 'Northwind buys Quillon',
      url: 'https://northwind.example/news',
      publisher: 'northwind.example',
      date: '2014-07-02',
      kind: 'press-release',
    },
  ])
  expect(summary).toMatchObject({ date: '2014-07-02', kind: 'press-release' })
})

test('a file is read as evidence like the page that it was saved from', async () => {
  const file = { name: 'borg.html', bytes: strToU8(ENCYCLOPEDIA) }
  const found = await readGivenFile(file, { today: '2026-11-25' })
  expect(found.ok && found.dossier?.claims).toEqual(page.dossier.claims)
  // The file does not say by itself where it was saved.
  expect(found.ok && found.summary).toEqual({ ...page.summary, kind: 'page' })
})

test('any text is read without an error, and each claim has a place', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 80 }), { maxLength: 8 }), (paragraphs) => {
      const blocks = paragraphs.map((text, at) => ({ kind: 'text' as const, text, line: at + 1, links: [] }))
      const found = evidenceFrom({ blocks, references: new Map() }, { readOn: '2026-11-25', title: paragraphs[0] })
      if (!found.ok) return
      const placed = new Set(found.dossier.research?.passages.map((one) => one.claim))
      expect(found.dossier.claims.filter(({ id }) => !placed.has(id))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('what a page asks of its readers is not offered as a statement', () => {
  const { problems } = read(
    article('Borg Observatory', 'The dome was closed in 1966. Please help improve this article with sources.'),
  )
  expect(problems.filter(({ claim }) => claim)).toEqual([])
})

describe('a page with other things around its article', () => {
  const links = (words: string) =>
    `<div><div><a href="/a">${words}</a></div><div><a href="/b">${words} again</a></div></div>`
  const paragraph = (year: number) =>
    `<p>In ${year} the observatory got a new mirror, and the staff moved the old one to the museum of the town below the hill, where it still stands.</p>`
  const html = `<html><head><title>Borg Observatory</title></head><body>
    ${links('Top stories of the week.')}
    <form><p>Enter your address to get our letters.</p><input type="email"></form>
    <div><h1>Borg Observatory</h1><div>3 May 2024</div>
      <div>${paragraph(1931)}${paragraph(1950)}${links('Share this page.')}${paragraph(1962)}
      <p>The dome was closed in 1966.</p><p>Cookies are baked there on Sundays.</p></div></div>
    <div><div><h3><a href="/c">A comet was seen over the whole valley</a></h3>It was seen by many people.</div>
      <div><h3><a href="/d">The mayor opens a bridge</a></h3>She opened it on Monday.</div></div>
    <div>By using this site you agree to our use of cookies.</div></body></html>`

  test('becomes the sentences of its article alone, and all of them', async () => {
    const bytes = strToU8(html)
    const result = await readGivenFile({ name: 'borg.html', bytes }, { today: '2026-11-25' })
    if (!result.ok || !result.dossier) throw new Error('not read')
    expect(result.dossier.claims.map(({ text }) => text)).toEqual([
      expect.stringContaining('In 1931'),
      expect.stringContaining('In 1950'),
      expect.stringContaining('In 1962'),
      'The dome was closed in 1966.',
      'Cookies are baked there on Sundays.',
    ])
    expect(result.dossier.asOf).toBe('2024-05-03')
  })

  test('that is laid out by a table becomes its sentences', () => {
    const { dossier } = read(
      `<body><table><tr><td>${paragraph(1931)}${paragraph(1950)}<p>The dome was closed in 1966. It was opened again.</p></td></tr></table></body>`,
    )
    expect(dossier.claims).toHaveLength(4)
  })

  test('loses no sentence below a line such as "Notes:"', () => {
    const { dossier } = read(
      article('Borg Observatory', 'The dome was closed in 1966.', 'Notes:', 'It was opened in 1970.'),
    )
    expect(dossier.claims).toHaveLength(2)
  })
})

test('a table is read by row, also below heads in two rows, cells that span rows, and paragraphs between the rows', () => {
  const { dossier } = read(
    `<article><h1>Borg Observatory</h1><p>The Borg Observatory was opened on 12 May 1931.</p>
    <table><tr><td></td><th colspan="2">Visitors</th></tr><tr><th></th><th>Adults</th><th>Children</th></tr>
      <tr><th rowspan="2">Summer</th><td>410</td><td>120</td></tr><tr><td>430</td><td>140</td></tr>
      <tr><td colspan="3">The summer of 1970 was the last one with a guide in the dome.</td></tr>
      <tr><th>Winter</th><td></td><td>35</td></tr></table>
    <table><tr><td>Room</td><td>Seats</td><td>Floor</td></tr><tr><td>Library</td><td>12</td><td>2</td></tr></table></article>`,
  )
  const texts = dossier.claims.map(({ text }) => text)
  expect(texts).toContain('Summer – Visitors Adults: 430.')
  expect(texts).toContain('Winter – Visitors Children: 35.')
  expect(texts).toContain('The summer of 1970 was the last one with a guide in the dome.')
  expect(texts).toContain('Library – Seats: 12.')
})

test.each([
  ['a gerund', 'Taking a sleeker look, the 2020 model of Northwind gets a new grill.', 'It also has a new hood.'],
  ['half of a hyphenated word', 'In-car music comes from a screen of 8 inches.', 'It comes standard with a radio.'],
  ['an adjective', "The Chinese observatory's size means that it is quiet.", 'It will also explore a frontier.'],
  ['a noun', 'Niceties aside, everyone knows that the change was rough.', 'It should be over by 2031.'],
  ['a plural', 'Targets are sent a link to the app in a message.', 'It displays a game in 2019.'],
  ['a question', 'Northwind opened the long tunnel in May 1931.', 'It is still yet to be determined what it cost.'],
  ['an event', 'Northwind opened the long tunnel in May 1931.', 'It took the better part of a decade to dig it.'],
])('a pronoun is not replaced by %s at the head of the sentence before', (_what, before, sentence) => {
  const { dossier } = read(article('A day at sea', `${before} ${sentence}`, 'The Chinese of Northwind say so.'))
  expect(dossier.claims.map(({ text }) => text)).toContain(sentence)
  expect(dossier.research?.passages.find(({ quote }) => quote === sentence)).toMatchObject({ before })
})

test('a statement keeps its beginning, and the lead-in to a list is one where it states something', () => {
  const list = (...items: string[]) => `<ul>${items.map((words) => `<li>${words}</li>`).join('')}</ul>`
  const whole = [
    'In addition to the dome, the observatory got a library in 1950.',
    'Curves such that | E ( q ) | = q are open to the attack of 1931.',
  ]
  const { dossier } = read(
    article('Borg Observatory', whole[0] ?? '').replace(
      '</article>',
      `<p>Several kinds of curves are weak and should be avoided:</p>${list(whole[1] ?? '', 'Short curves are slow.')}
      <p>The awards of the observatory include:</p>${list('The Quist Prize of 1931.', 'The Dome of 1950.')}</article>`,
    ),
  )
  const texts = dossier.claims.map(({ text }) => text)
  expect(texts).toEqual(expect.arrayContaining([...whole, 'Several kinds of curves are weak and should be avoided.']))
  expect(texts.join()).not.toContain('include')
})

test.each([
  'Download a copy of the report from Borg Labs.',
  'Read the blog for what the dome will become.',
  'Visit borg.example/trust to learn about our partners.',
  'You can help by adding missing information.',
  'The symbols denote respectively registered trademarks and common law trademarks of Borg.',
  'Other trademarks belong to their respective owners.',
  'Nothing herein constitutes a warranty, guarantee or other commitment by Borg.',
  'Most of the blog comments powered by',
])('what a page asks of its readers, and its legal text, is no statement: "%s"', (words) => {
  const kept = 'Visit numbers rose in 1950, and the trademark Borg was registered.'
  const { dossier, summary } = read(article('Borg Observatory', `The dome opened in 1931. ${kept}`, words))
  expect(dossier.claims.map(({ text }) => text)).toEqual(['The dome opened in 1931.', kept])
  expect(summary.leftOut.map(({ text }) => text)).toContain(words)
})

test('a table has its heads also in plain cells with empty columns between them, and repeated for other rows', () => {
  const row = (...cells: string[]) => `<tr>${cells.map((words) => `<td>${words}</td>`).join('<td></td>')}</tr>`
  const { dossier } = read(
    `<article><h1>Borg Observatory</h1><p>The Borg Observatory was opened on 12 May 1931.</p>
    <table><tr><td colspan="5">Key figures</td></tr>${row('GROUP', '4-6/2016', '4-6/2015')}${row('', '3 months', '3 months')}${row('EBITDA', '1.4', '-1.4')}
      <tr><td colspan="2">Depreciation</td><td>−0.3</td><td></td><td>0.2</td></tr>
      ${row('', '77.5', '80.7')}
      ${row('SHARES', 'Q3 2016', 'Q3 2015')}${row('Speed', '2.3 GB/s', '2.1 Mbit/s')}${row('', 'Shares', 'Bonds')}${row('Equity', '12.9', '1.2')}</table></article>`,
  )
  const texts = dossier.claims.map(({ text }) => text)
  expect(texts.slice(-8)).toEqual([
    'EBITDA – 4-6/2016 3 months: 1.4.',
    'EBITDA – 4-6/2015 3 months: -1.4.',
    'Depreciation – 4-6/2016 3 months: −0.3.',
    'Depreciation – 4-6/2015 3 months: 0.2.',
    'Speed – Q3 2016: 2.3 GB/s.',
    'Speed – Q3 2015: 2.1 Mbit/s.',
    'Equity – Shares: 12.9.',
    'Equity – Bonds: 1.2.',
  ])
})

describe('a file that cites at the ends of its sentences is a report also where it is used as evidence', () => {
  const asFile = (name: string, text: string) =>
    readDossierFile({ name, bytes: strToU8(text) }, { today: '2026-11-25', evidence: { readOn: '2026-11-25' } })
  const REPORT = `# The Borg Observatory

The Borg Observatory was founded in 1931. ([borg.example](https://borg.example/history))

Its mirror is 2.4 metres wide. ([quill.example](https://quill.example/mirrors), [hill.example](https://hill.example/borg))

The Borg Observatory has 41 employees. ([town.example](https://town.example/staff))

In my view, the Borg Observatory is worth its price.
`

  test('by links: they are its sources, and its opinions are no statements', () => {
    const found = asFile('borg.md', REPORT)
    if (!found.ok || !found.dossier) throw new Error('not read')
    expect(found.dossier.sources.map(({ url }) => url)).toEqual([
      'https://borg.example/history',
      'https://quill.example/mirrors',
      'https://hill.example/borg',
      'https://town.example/staff',
    ])
    expect(found.dossier.claims.map(({ text, sources }) => [text, sources.length])).toEqual([
      ['The Borg Observatory was founded in 1931.', 1],
      [expect.stringContaining('mirror is 2.4 metres wide'), 2],
      ['The Borg Observatory has 41 employees.', 1],
    ])
    expect(found.record.counts.endLinks).toBe(4)
    expect(found.summary).toMatchObject({ statements: 3, sources: 4 })
  })

  test('and its sources are not rated, whatever their host and whatever it says of them', () => {
    const cited = (address: string) => REPORT.replaceAll('https://borg.example/history', address)
    for (const text of [
      cited('https://www.nasa.gov/borg'),
      `${REPORT}\n## Primary sources\n\n- <https://borg.example/history> (Tier 1)\n`,
    ]) {
      const found = asFile('borg.md', text)
      if (!found.ok || !found.dossier) throw new Error('not read')
      expect(found.dossier.sources.length).toBeGreaterThan(3)
      for (const source of found.dossier.sources) expect(source).not.toHaveProperty('tier')
      // Each is named as a source that nobody has opened.
      const unopened = found.dossier.sources.map(({ n }) => ({ source: n, state: 'unopened' }))
      expect(found.dossier.research).toMatchObject({ by: [{ name: 'borg.md' }], access: unopened, passages: [] })
    }
  })

  test('but not where few sentences do, as in an article with a list of references', () => {
    const plain = 'The dome was closed in 1966. The dome was opened again in 1970. The hill is 300 metres high. '
    const found = asFile('borg.md', `# The Borg Observatory\n\n${plain.repeat(4)}\n\n${REPORT.split('\n\n')[1]}`)
    if (!found.ok) throw new Error('not read')
    expect(found.record.counts.endLinks).toBeUndefined()
    expect(found.record.research?.passages.length).toBeGreaterThan(3)
  })
})

describe('the tier of a page as evidence', () => {
  const withReferences = (heading: string, entry: string, mark = '[1]'): string =>
    `<title>Borg Observatory</title><article><h1>Borg Observatory</h1><p>The Borg Observatory was opened on 3 March 1942.${mark}</p><p>The Borg Observatory has a dome of 30 m.</p><h2>${heading}</h2><ol><li>${entry}</li></ol></article>`

  test.each([
    ['References', 'NASA. "Opening". <a href="https://www.nasa.gov/borg">https://www.nasa.gov/borg</a>'],
    ['References', 'Nature. <a href="https://doi.org/10.1000/evil">https://doi.org/10.1000/evil</a>'],
    ['Primary sources', 'Borg Society. <a href="https://evil.example/borg">https://evil.example/borg</a>'],
    ['Sources', 'Borg Society. <a href="https://evil.example/borg">https://evil.example/borg</a> (Tier 1)'],
    ['Sources', 'Evil itself (Tier 1). <a href="https://evil.example/p">https://evil.example/p</a>'],
  ])('is not what its list of %s says: %s', (heading, entry) => {
    const { dossier } = read(withReferences(heading, entry), { url: 'https://evil.example/p' })
    expect(dossier.sources).toMatchObject([{ url: 'https://evil.example/p' }])
    expect(dossier.sources[0]).not.toHaveProperty('tier')
    expect(new Set(dossier.claims.map(({ sources }) => String(sources)))).toEqual(new Set(['1']))
  })

  test.each(['https://mirror.example/wiki/Borg', 'https://de.example/wiki/Borg'])(
    'of an encyclopedia at an unknown host, %s, is not rated',
    (url) => {
      const { dossier } = read(withReferences('References', 'From Wikipedia, the free encyclopedia.'), { url })
      expect(dossier.sources[0]).not.toHaveProperty('tier')
    },
  )

  test('is not that of an address that a saved file gives for itself', () => {
    const { dossier } = read(ENCYCLOPEDIA, { url: URL, fileName: 'page.html' })
    expect(dossier.sources[0]).not.toHaveProperty('tier')
  })
})

test('letters that a program has recognised in the pictures of a PDF are evidence, and named so at its source', async () => {
  const words = [
    'The Borg Observatory is an observatory near Dovre in the north of Norway.',
    'The Borg Observatory was opened on 12 May 1931 by the town of Lund.',
  ]
  const stateOf = async (isScan: boolean) => {
    const bytes = makePdf([lines(words, 700)], { title: 'The Borg Observatory', isScan })
    const found = await readGivenFile({ name: 'borg.pdf', bytes }, { today: '2026-11-25' })
    if (!found.ok || !found.dossier) throw new Error('not read')
    expect(found.dossier.claims.map(({ text }) => text)).toContain(words[1])
    return found.dossier.research?.access.map(({ state }) => state)
  }
  expect(await stateOf(true)).toEqual(['recognised'])
  expect(await stateOf(false)).toEqual(['opened'])
})
