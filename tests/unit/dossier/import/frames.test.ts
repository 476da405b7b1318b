import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { stateOf } from '@/lib/details/state'
import { readGivenFile } from '@/lib/dossier/import/read-dossier-file'
import { createEngine } from '@/lib/engine'

const SALE = 'The Hovde Museum sold 40 lamps to a hotel in 2019.'
const read = async (body: string, heading = 'Hovde Museum') => {
  const html = `<!doctype html><html lang="en"><head><title>Hovde Museum</title></head><body><article><h1>${heading}</h1>
<p>The Hovde Museum is a museum of glass in Hovde, which was opened in 1921.</p><p>Its director has been Greta Solli since 2016.</p>
${body}<h2>Visits</h2><p>The Hovde Museum is closed on Mondays.</p></article></body></html>`
  const file = await readGivenFile(
    { name: 'museum.html', bytes: strToU8(html) },
    { today: '2026-05-01', statedSource: { url: 'https://glass.example/museum' } },
  )
  if (!file.ok || !('dossier' in file)) throw new Error('The page is no evidence.')
  return file.dossier
}
/** The notes on the sale, and the doubts on all that the page says of other things. */
async function readSale(body: string, heading?: string) {
  const { claims } = await read(body, heading)
  const sale = claims.filter(({ text }) => text.includes('sold 40 lamps'))
  const others = claims.filter(({ text }) => /Solli|Mondays|opened in 1921, |guard|stairs/.test(text))
  return {
    isRead: sale.length > 0,
    isDoubted: sale.some(({ status }) => status === 'uncertain'),
    isAllDoubted: sale.every(({ status }) => status === 'uncertain'),
    notes: sale.flatMap(({ notes }) => notes),
    doubtedOthers: others.filter(({ status }) => status !== 'established').map(({ text }) => text),
  }
}

test.each([
  ['a verdict in a line below', `<p>Claim: ${SALE}</p><p>Verdict: Mostly false</p>`, 'Mostly false'],
  ['a verdict in words of its own', `<p>The claim: ${SALE}</p><p>Our rating: Whopper</p>`, 'Whopper'],
  ['a label and a verdict on lines of their own', `<p>Claim:</p><p>${SALE}</p><p>Rating:</p><p>Fake</p>`, 'Fake'],
  [
    'headings',
    `<h3>What was claimed</h3><p>${SALE}</p><h3>Our verdict</h3><p>Misleading. It lent them.</p>`,
    'Misleading',
  ],
  ['an item behind it', `<ul><li>Claim: ${SALE}</li><li>Finding: Not true</li></ul>`, 'Not true'],
  [
    'two rows',
    `<table><tr><th>Claim</th><td>${SALE}</td></tr><tr><th>Rating</th><td>Altered</td></tr></table>`,
    'Altered',
  ],
  [
    'a column of verdicts',
    `<table><tr><th>No.</th><th>Claim</th><th>By</th><th>Our verdict</th></tr><tr><td>1</td><td>${SALE}</td><td>Hovde Post</td><td>Baseless</td></tr></table>`,
    'Baseless',
  ],
  [
    'a cell without heads',
    `<table><tr><td>${SALE}</td><td>False</td></tr><tr><td>The stairs are of oak.</td><td>True</td></tr></table>`,
    'False',
  ],
  [
    'a column of myths',
    `<table><tr><th>Myth</th><th>Reality</th></tr><tr><td>${SALE}</td><td>It lent them.</td></tr></table>`,
    'Myth',
  ],
  ['a label', `<p><b>Myth #3:</b> ${SALE}</p>`, 'Myth #3'],
  ['a label above', `<p>Misconception:</p><p>${SALE}</p><p>Fact: The stairs are of oak.</p>`, 'Misconception'],
  ['a term of a list', `<dl><dt>Hoax</dt><dd>${SALE}</dd></dl>`, 'Hoax'],
  ['the next sentence', `<p>${SALE} This claim is entirely made up.</p>`, 'This claim is entirely made up.'],
  ['two short words', `<p>${SALE} Not true!</p>`, 'Not true!'],
  ['a sentence on what happened', `<p>${SALE} That never happened.</p>`, 'That never happened.'],
  ['words behind a dash', `<p>${SALE.slice(0, -1)} – this is false.</p>`, 'this is false.'],
  ['the next paragraph', `<p>${SALE}</p><p>No, it did not. The stairs are of oak.</p>`, 'No, it did not'],
  ['words in brackets', `<p>${SALE.slice(0, -1)} (this is not true).</p>`, 'this is not true'],
  [
    'the lead of a list',
    `<p>All of these statements are false:</p><ul><li>${SALE}</li></ul><p>The stairs are of oak.</p>`,
    'All of these statements are false',
  ],
  [
    'the name of a list',
    `<p>Three false claims about the house:</p><ol><li>${SALE}</li></ol>`,
    'Three false claims about the house',
  ],
  [
    'what leads to a quotation',
    `<p>A hoax was shared 900 times:</p><blockquote><p>${SALE}</p></blockquote>`,
    'A hoax was shared 900 times',
  ],
  [
    'a heading',
    `<h2>Popular misconceptions about the house</h2><p>${SALE}</p>`,
    'Popular misconceptions about the house',
  ],
  ['a heading above another', `<h2>Myths</h2><h3>The lamps</h3><ul><li>${SALE}</li></ul>`, 'Myths'],
])('a statement is no evidence where it is called wrong by %s', async (_place, body, words) => {
  expect(await readSale(body)).toEqual({
    isRead: true,
    isDoubted: true,
    isAllDoubted: true,
    notes: expect.arrayContaining([`Rated “${words}” by museum.html`]) as unknown,
    doubtedOthers: [],
  })
})

test.each([
  ['is rated true', `<p>Claim: ${SALE}</p><p>Verdict: True</p>`],
  ['is rated true in a sentence', `<h2>The claim</h2><p>${SALE}</p><h2>Verdict</h2><p>Correct. The guard saw it.</p>`],
  [
    'follows a claim that is false',
    `<p>Claim: The house burnt down in 1940.</p><p>Verdict: False</p><p>Claim: ${SALE}</p><p>Verdict: True</p>`,
  ],
  [
    'stands in the row of another verdict',
    `<table><tr><th>Statement</th><th>Rating</th></tr><tr><td>The house was built by monks.</td><td>False</td></tr><tr><td>${SALE}</td><td>True</td></tr></table>`,
  ],
  [
    'has a status of another kind',
    `<table><tr><th>Event</th><th>Status</th></tr><tr><td>${SALE}</td><td>Closed</td></tr></table>`,
  ],
  ['is the fact behind a myth', `<p>Myth: The house is haunted. Fact: ${SALE}</p>`],
  ['is called a fact', `<dl><dt>Myth</dt><dd>The house is haunted.</dd><dt>Fact</dt><dd>${SALE}</dd></dl>`],
  ['is judged as a deed', `<p>${SALE} It was a mistake.</p>`],
  ['is not true of another', `<p>${SALE} She did not.</p>`],
  ['has an addition behind a dash', `<p>${SALE.slice(0, -1)} – false ones too.</p>`],
  ['holds for this house alone', `<p>${SALE} This is not true of other museums.</p>`],
  ['stands before a denial of something else', `<p>${SALE} It did not sell more.</p>`],
  ['stands before a thing called fake', `<p>${SALE} Fake lamps were sold too.</p>`],
  ['stands below a list of myths', `<p>These are false:</p><ul><li>The house is haunted.</li></ul><p>${SALE}</p>`],
  ['stands in a list of another kind', `<p>The library has books on Greek myths:</p><ul><li>${SALE}</li></ul>`],
  ['stands in the next section', `<h2>Myths</h2><p>The house is haunted.</p><h2>History</h2><p>${SALE}</p>`],
  ['stands with the facts below a heading', `<h2>Myths</h2><h3>The facts</h3><p>${SALE}</p>`],
  [
    'corrects a misconception',
    `<h2>Misconceptions</h2><p>Many see a tower in it. In fact, it never had one. ${SALE}</p>`,
  ],
  ['stands below a legend', `<h2>Myth and legend</h2><p>${SALE}</p>`],
  ['stands below the name of a work', `<h2>Rumours (1977)</h2><p>${SALE}</p>`],
  ['stands below a part of a life', `<h2>Rejection</h2><p>${SALE}</p>`],
  ['stands below a dispute', `<h2>Controversies</h2><p>${SALE}</p>`],
  ['is only called a claim', `<h2>Claims</h2><p>${SALE}</p>`],
])('a statement that %s stays evidence', async (_place, body) => {
  expect(await readSale(body)).toMatchObject({ isRead: true, isDoubted: false, doubtedOthers: [] })
})

test('the title of a page on myths frames none of its sections', async () => {
  const body = `<h2>Its lamps</h2><p>${SALE}</p>`
  expect(await readSale(body, 'Ten myths about the Hovde Museum')).toMatchObject({ isRead: true, isDoubted: false })
})

test('a statement that the page denies in one of two places is no evidence', async () => {
  expect(await readSale(`<p>${SALE}</p><h2>Hoaxes</h2><p>${SALE}</p>`)).toMatchObject({ isAllDoubted: true })
})

const QUOTE = '“I sold the lamps of my grandmother, and I would sell the roof as well,”'
test.each([
  ['the words that it denies', `<p>${SALE} That is untrue.</p>`, SALE, 'look'],
  [
    'the contrary of what it denies',
    `<p>${SALE} That is untrue.</p>`,
    'The Hovde Museum sold 90 lamps to a hotel in 2019.',
    'uncovered',
  ],
  [
    'a quotation that is made up',
    `<p>${QUOTE} Greta Solli said. The quote is fabricated.</p>`,
    `${QUOTE} Greta Solli said.`,
    'look',
  ],
  ['the words that it rates as true', `<p>Claim: ${SALE}</p><p>Verdict: True</p>`, SALE, 'supported'],
])('a sentence is compared only with what the page states itself: %s', async (_what, body, text, state) => {
  const engine = createEngine(await read(body))
  const [finding] = engine.check({ text }, 'asked', { start: 0, end: text.length }).findings
  expect(finding && stateOf(finding)).toBe(state)
})
