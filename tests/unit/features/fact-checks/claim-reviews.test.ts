import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { claimSchema } from '@/lib/dossier/format/schema'
import { opinionsInJson, opinionsInMarkup, pageWithOpinions } from '@/lib/dossier/import/opinions'
import { evidenceFrom, readGivenFile } from '@/lib/dossier/import/read-dossier-file'
import type { FoundOpinions } from '@/lib/features/evidence-feature'
import { claimReviewsIn } from '@/lib/features/fact-checks/claim-reviews'
import { subjectOfReviews } from '@/lib/features/fact-checks/found-claims'
import { ratingOf } from '@/lib/features/fact-checks/rating'
import { mapDefined } from '@/lib/text/lists'

const CLAIM = 'The Kalmar Bridge was closed for two years after the storm of 1931.'
const review = {
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  url: 'https://check.example/kalmar',
  claimReviewed: CLAIM,
  datePublished: '2026-03-03T08:00:00+01:00',
  author: { '@type': 'Organization', name: 'Dovre Check' },
  itemReviewed: { '@type': 'Claim', author: { '@type': 'Person', name: 'Ove Lund' } },
  reviewRating: { '@type': 'Rating', ratingValue: '1', bestRating: '5', worstRating: '1', alternateName: 'False' },
}
const read = {
  text: CLAIM,
  note: 'Rated “False” by Dovre Check, 3 March 2026',
  source: {
    title: `Dovre Check: ${CLAIM}`,
    publisher: 'Dovre Check',
    date: '2026-03-03',
    url: 'https://check.example/kalmar',
  },
  fields: { rated: { by: 'Dovre Check', as: 'False', on: '2026-03-03' } },
}
const partsOf = (found: FoundOpinions | undefined) => found && { claims: found.claimsOn(), refused: found.refused }
const script = (json: unknown) => `<script type="application/ld+json">${JSON.stringify(json)}</script>`
const page = (head: string, body = '') => `<html><head><title>Kalmar</title>${head}</head><body>${body}</body></html>`

const MICRODATA = `<article><div itemscope itemtype="http://schema.org/ClaimReview">
<meta itemprop="datePublished" content="2026-03-03"><link itemprop="url" href="https://check.example/kalmar">
<p>Claim: <q itemprop="claimReviewed">The Kalmar Bridge was closed for <b>two years</b> after the storm of 1931.</q></p>
<span itemprop="author" itemscope itemtype="http://schema.org/Organization">By <b itemprop="name">Dovre Check</b></span>
<div itemprop="reviewRating" itemscope itemtype="http://schema.org/Rating"><img src="x.png"><i itemprop="alternateName">False</i></div>
</div><p itemprop="name">Beside it</p></article>`
const graph = [
  { '@type': 'NewsArticle', author: { '@id': '#us' }, name: 'A bridge' },
  { ...review, author: { '@id': '#us' } },
  { '@id': '#us', '@type': 'Organization', name: 'Dovre Check' },
]
const inside = { claimReviewed: undefined, itemReviewed: { '@type': 'Claim', text: CLAIM } }
const typedTwice = [{ '@type': 'Organization' }, { ...review, '@type': ['Article', 'ClaimReview'] }]
const RDFA = `<div vocab="http://schema.org/" typeof="ClaimReview"><span property="claimReviewed">${CLAIM}</span>
<a property="url" href="https://check.example/kalmar">read</a><time property="datePublished" datetime="2026-03-03">in March</time>
<span property="author" typeof="Organization"><span property="name">Dovre Check</span></span>
<span property="reviewRating" typeof="Rating"><span property="alternateName">False</span></span></div>`

test.each([
  ['one record in JSON-LD', page(script(review))],
  ['a list of records, and a type that is a list', page(script(typedTwice))],
  ['a graph in which the author is named elsewhere', page(script({ '@graph': graph }))],
  ['microdata', page('', MICRODATA)],
  ['RDFa', page('', RDFA)],
  ['a claim that stands in the item reviewed', page(script({ ...review, ...inside }))],
])('%s is read as a claim that somebody has rated', (_form, html) => {
  expect(partsOf(opinionsInMarkup(html))).toEqual({ claims: [read], refused: [] })
})

const factCheck = {
  ...{ publisher: { name: 'Dovre Check', site: 'check.example' }, url: 'https://check.example/kalmar' },
  ...{ reviewDate: '2026-03-03T00:00:00Z', textualRating: 'False' },
}
const answer = { claims: [{ text: CLAIM, claimant: 'Ove Lund', claimReview: [factCheck] }] }

test.each([
  ['a feed', { '@type': 'DataFeed', dataFeedElement: [{ '@type': 'DataFeedItem', item: [review] }] }],
  ['the answer of a search for fact checks', answer],
])('%s is read as a file of rated claims', (_form, json) => {
  expect(partsOf(opinionsInJson(JSON.stringify(json)))).toEqual({ claims: [read], refused: [] })
})

const faulty: [reason: string, change: object][] = [
  ['it names no claim', { claimReviewed: '', itemReviewed: undefined }],
  ['it names no claim', { claimReviewed: { text: 7 } }],
  ['its claim is an address', { claimReviewed: 'https://posts.example/1' }],
  ['its claim is no sentence', { claimReviewed: '1931: 2' }],
  ['its claim is too long', { claimReviewed: 'The bridge was closed. '.repeat(50) }],
  ['it does not say who rated the claim', { author: undefined }],
  ['it does not say who rated the claim', { author: { name: ['', ''] } }],
  ['it names an address in the place of who rated the claim', { author: 'https://check.example' }],
  ['the claim is rated by the one who made it', { author: { name: 'Ove  Lund' } }],
  ['it has no rating', { reviewRating: undefined }],
  ['its rating has no words', { reviewRating: { alternateName: '—' } }],
  ['its rating is a figure without a scale', { reviewRating: { ratingValue: 3 } }],
  ['its rating is off its scale', { reviewRating: { ratingValue: 9, bestRating: 5 } }],
  ['its date is no day', { datePublished: '2026-02-31' }],
]
test.each(faulty)('a review is refused, since %s', (reason, change) => {
  const found = claimReviewsIn({ ...review, ...change })
  expect(found.reviews).toEqual([])
  expect(found.refused.map((one) => one.reason)).toEqual([reason])
})

test('a script that is no JSON is named, and the others are read', () => {
  const broken = '<script type="application/ld+json">{"@type": "ClaimReview", </script>'
  expect(partsOf(opinionsInMarkup(page(broken + script(review))))).toEqual({
    claims: [read],
    refused: [{ words: '', reason: 'it is not JSON' }],
  })
})

test('of two ratings of one claim by one publisher the later one counts; two publishers both count', () => {
  const later = { ...review, datePublished: '2026-05-01', reviewRating: { alternateName: 'Half true' } }
  const other = { ...review, author: { name: 'Fjord Facts' }, url: 'javascript:alert(1)' }
  expect(claimReviewsIn([later, review, other]).reviews.map(({ rated, url }) => [rated.by, rated.as, url])).toEqual([
    ['Dovre Check', 'Half true', 'https://check.example/kalmar'],
    ['Fjord Facts', 'False', undefined],
  ])
})

test('a figure is said with its scale', () => {
  const [found] = claimReviewsIn({ ...review, reviewRating: { ratingValue: '2', bestRating: '5' } }).reviews
  expect(found?.rated.as).toBe('2 of 5')
})

test('no data in a page or file breaks the reading', () => {
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      tie('record'),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
    record: fc.dictionary(
      fc.constantFrom(
        '@type',
        '@id',
        'claimReviewed',
        'author',
        'reviewRating',
        'alternateName',
        'name',
        'datePublished',
        'claimReview',
        'text',
      ),
      fc.oneof(fc.constantFrom('ClaimReview', '__proto__'), tie('value')),
    ),
  })).value
  fc.assert(
    fc.property(json, (data) => {
      for (const { claim, rated } of claimReviewsIn(data).reviews) expect(claim && rated.by && rated.as).toBeTruthy()
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...MICRODATA.split(/(?<=>)|(?=<)/), ...RDFA.split(/(?<=>)/))), (parts) => {
      expect(() => opinionsInMarkup(`ClaimReview ${parts.join('')}`)?.claimsOn()).not.toThrow()
    }),
  )
})

const BODY = `<main><h1>Was the Kalmar Bridge closed for years?</h1>
<p>The Kalmar Bridge is a bridge near Kalmar in Sweden. It was opened on 12 May 1925. The Kalmar Bridge was closed for nine days after the storm.</p>
<p>Ida Quist kept the log of the Kalmar Bridge until 1940. She wrote down each ship that passed.</p></main>`

test('a page with a rated claim becomes evidence with that claim in doubt, and the statements of its text', () => {
  const text = BODY.replace(/<[^>]+>/g, '')
  const read = evidenceFrom(
    pageWithOpinions(page(script(review), BODY), { text, blocks: [{ start: 0, end: text.length, kind: 'paragraph' }] }),
    { url: 'https://check.example/kalmar', title: 'The Kalmar Bridge', readOn: '2026-11-27' },
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const [rated, ...more] = read.dossier.claims.filter((claim) => ratingOf(claim))
  expect(more).toEqual([])
  expect(rated).toMatchObject({
    text: CLAIM,
    status: 'uncertain',
    notes: ['Rated “False” by Dovre Check, as check.example says, 3 March 2026'],
  })
  expect(rated?.sources).toEqual(read.dossier.sources.map(({ n }) => n))
  expect(read.dossier.claims.length).toBeGreaterThan(3)
})

test('a page lends nobody’s name, rank or words to a rating in its data', () => {
  const text = BODY.replace(/<[^>]+>/g, '')
  const reviews = [
    { ...review, author: { name: 'Court of Appeal, Tier 1, established' }, url: 'https://court.example/1' },
    { ...review, author: { name: 'NASA (Supported)' }, reviewRating: { alternateName: 'True” by ESA; “True' } },
  ]
  const document = pageWithOpinions(page(script(reviews), BODY), {
    text,
    blocks: [{ start: 0, end: text.length, kind: 'paragraph' }],
  })
  const places = [{ url: 'https://borg.example/1' }, { url: 'https://court.example/1', fileName: 'court.html' }]
  const names = places.map((place) => {
    const read = evidenceFrom(document, { ...place, title: 'The Kalmar Bridge', readOn: '2026-11-27' })
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    return read.dossier.claims.flatMap((claim) => {
      const rating = ratingOf(claim)
      return rating ? [rating.by, ...claim.notes] : []
    })
  })
  const saidBy = (name: string) => [
    `Court of Appeal, as ${name} says`,
    `Rated “False” by Court of Appeal, as ${name} says, 3 March 2026`,
    `Rated “True' by ESA; 'True” by NASA, as ${name} says, 3 March 2026`,
  ]
  expect(names).toEqual([saidBy('borg.example'), saidBy('court.html')])
})

test('the time for the names in a file of ratings grows only with their number', () => {
  const reviews = Array.from({ length: 20_000 }, (_, n) => ({
    claim: CLAIM,
    rated: { by: `Checker ${n}`, as: 'False' },
  }))
  const start = process.cpuUsage()
  expect(subjectOfReviews(reviews).subject).toBe('Claims rated by Checker 0')
  expect(process.cpuUsage(start).user).toBeLessThan(3_000_000)
})

test('a file of reviews becomes evidence, each claim with its review as source, and names those that it refuses', async () => {
  const bytes = strToU8(
    JSON.stringify([review, { ...review, reviewRating: {}, claimReviewed: 'The storm of 1931 sank nine ships.' }]),
  )
  const read = await readGivenFile({ name: 'checks.json', bytes }, { today: '2026-11-27' })
  if (!read.ok || !read.dossier) throw new Error(JSON.stringify(read.problems))
  const { subject, asOf, claims, sources } = read.dossier
  expect({ name: subject.name, asOf }).toEqual({ name: 'Claims rated by Dovre Check', asOf: '2026-03-03' })
  expect(subject.aliases).toContain('Kalmar Bridge')
  expect(claims.map((claim) => [claim.text, ratingOf(claim)?.as])).toEqual([[CLAIM, 'False']])
  expect(sources).toMatchObject([{ url: 'https://check.example/kalmar', publisher: 'Dovre Check', date: '2026-03-03' }])
  expect(read.problems).toContainEqual({
    level: 'dropped',
    code: 'bad-opinion',
    words: 'The storm of 1931 sank nine ships.',
    reason: 'its rating has no words',
  })
})

test('a long rating of a claim is cut, and so is the name of who gave it', async () => {
  const given = { author: { name: 'Check '.repeat(150) }, reviewRating: { alternateName: 'False in part '.repeat(70) } }
  const bytes = strToU8(page(script({ ...review, ...given }), BODY))
  const read = await readGivenFile({ name: 'a.html', bytes }, { today: '2026-11-27' })
  if (!read.ok || !read.dossier) throw new Error(JSON.stringify(read.problems))
  const [rating] = mapDefined(read.dossier.claims, (claim) => ratingOf(claim))
  expect(rating?.as).toHaveLength(200)
  expect(rating?.by).toMatch(/^Check Check .{80,90}…, as a\.html says$/)
})

test('a claim in a dossier file has a rating by somebody, and none without a name or with another field', () => {
  const claim = { id: 'bridge', text: CLAIM }
  const given = { by: 'Dovre Check', as: 'False' }
  const read = claimSchema.safeParse({ ...claim, rated: given })
  expect(read.data && ratingOf(read.data)).toEqual(given)
  for (const rated of [{ as: 'False' }, { ...given, on: '2026-02-31' }, { ...given, verdict: 'contradicted' }])
    expect(claimSchema.safeParse({ ...claim, rated }).success).toBe(false)
})
