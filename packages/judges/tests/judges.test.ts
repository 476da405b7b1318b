// @module-tag tools
import { expect, test } from 'vitest'
import { dossierSchema, type Dossier } from '@/lib/dossier/format/schema'
import type { Review } from '@/lib/dossier/format/research'
import { confidenceOf, objectionsIn, sectionLevels } from '@/packages/judges/confidence'
import { engineJudge } from '@/packages/judges/says'
import { evidencePrompt, evidenceVoteIn } from '@/packages/judges/evidence-question'
import { judgeMechanically } from '@/packages/judges/judge-mechanically'

const PAGE = `The lighthouse of Ennor

The lighthouse of Ennor was built from 1871 to 1874 by the engineer Hannah Voss. It cost 14,200 pounds, and about 60 men
worked on it. In May 1903 the lamp was changed from oil to gas. According to the harbour office, the keeper Owen Hale may
have slept through the storm of 1911. Twelve ships were lost in that storm.`

/** A dossier whose claims each have one passage of the page. */
function dossierWith(claims: readonly [text: string, quote: string][], more: Partial<Dossier> = {}): Dossier {
  return dossierSchema.parse({
    subject: { name: 'the lighthouse of Ennor', aliases: ['Ennor lighthouse'], kind: 'building' },
    asOf: '2026-01-01',
    claims: claims.map(([text], at) => ({ id: `c${at + 1}`, section: 'History', text, sources: [1] })),
    sources: [{ n: 1, title: 'The lighthouse of Ennor', url: 'https://example.org/ennor', tier: 2 }],
    research: {
      by: [{ name: 'A test', kind: 'machine' }],
      passages: claims.map(([, quote], at) => ({ claim: `c${at + 1}`, source: 1, quote })),
      sections: [{ section: 'History' }],
    },
    ...more,
  })
}

function evidenceOn(claim: string, quote: string): Pick<Review, 'verdict' | 'why'> | undefined {
  const { reviews } = judgeMechanically(dossierWith([[claim, quote]]), [{ source: 1, text: PAGE }], '2026-02-01')
  return reviews.find(({ judge }) => judge === 'evidence')
}

test.each([
  ['Hannah Voss built it between 1871 and 1874.', 'built from 1871 to 1874 by the engineer Hannah Voss'],
  ['The building cost 14,200 pounds.', 'It cost 14,200 pounds, and about 60 men worked on it.'],
  ['The building cost some 14,000 pounds.', 'It cost 14,200 pounds, and about 60 men worked on it.'],
  ['In May 1903 gas took the place of oil in its lamp.', 'In May 1903 the lamp was changed from oil to gas.'],
  ['The storm of 1911 sank 12 ships.', 'Twelve ships were lost in that storm.'],
  [
    'The keeper, Owen Hale, may have slept during the storm of 1911.',
    'the keeper Owen Hale may have slept through the storm of 1911',
  ],
])('the evidence judge passes what the passage says in other words: %s', (claim, quote) => {
  expect(evidenceOn(claim, quote)).toMatchObject({ verdict: 'passed' })
})

test('a version whose page leaves out the name of the program passes, and that of a person does not', () => {
  const judged = (subject: string, claim: string) => {
    const dossier = dossierWith([[claim, 'Release date: 2024-11-21']], {
      subject: { name: subject, aliases: [], kind: 'thing' },
    })
    const { reviews } = judgeMechanically(
      dossier,
      [{ source: 1, text: 'Release 4.10\n\nRelease date: 2024-11-21' }],
      '2026-02-01',
    )
    return reviews.find(({ judge }) => judge === 'evidence')?.verdict
  }
  expect(judged('Boatnet', 'Boatnet 4.10 was released on November 21, 2024.')).toBe('passed')
  expect(judged('Boatnet', 'Otto Berg 4.10 was released on November 21, 2024.')).not.toBe('passed')
})

const NEWS = `The lighthouse of Ennor closes

Last June the lighthouse of Ennor was closed to visitors, three years ago its lamp was sold, and in January the roof fell in.
A keeper was hurt on 4 January and left the island on the 6th. Jory Penn, according to the police, was not on duty. The Arne Trust gave the tower to the county in that winter. Only one visitor in five had paid.`

test.each([
  ['The lighthouse of Ennor was closed to visitors in June 2024.', 'Last June the lighthouse of Ennor was closed'],
  ['The lamp of the lighthouse was sold in 2022.', 'three years ago its lamp was sold'],
  ['The roof of the lighthouse fell in in January 2025.', 'in January the roof fell in'],
  ['The keeper left the island on 6 January 2025.', 'was hurt on 4 January and left the island on the 6th'],
  ['A keeper was hurt on 4 January 2025.', 'was hurt on 4 January and left the island on the 6th'],
  ['The police say that Jory Penn was not on duty.', 'Jory Penn, according to the police, was not on duty.'],
  ['For the police, Jory Penn was off duty.', 'Jory Penn, according to the police, was not on duty.'],
  ['About 20 per cent of the visitors had paid.', 'Only one visitor in five had paid.'],
  ['Visits to Ennor ended in June 2024.', 'Last June the lighthouse of Ennor was closed'],
])('the evidence judge passes what a reader of the page works out: %s', (claim, quote) => {
  const pages = [{ source: 1, text: NEWS, published: '2025-03-12' }]
  const { reviews } = judgeMechanically(dossierWith([[claim, quote]]), pages, '2026-02-01')
  expect(reviews.find(({ judge }) => judge === 'evidence')).toMatchObject({ verdict: 'passed' })
})

test.each([
  [
    'its quotation is not on the page',
    'It cost 14,200 pounds.',
    'It cost 14,200 pounds, and some 60 men worked on it.',
  ],
  ['a number is another', 'It cost 12,400 pounds.', 'It cost 14,200 pounds, and about 60 men worked on it.'],
  ['a date is another', 'Gas came in May 1905.', 'In May 1903 the lamp was changed from oil to gas.'],
  ['a date is more precise', 'Gas came on 3 May 1903.', 'In May 1903 the lamp was changed from oil to gas.'],
  ['a name is another', 'It was built by Mary Trent.', 'built from 1871 to 1874 by the engineer Hannah Voss'],
])('the evidence judge fails a claim where %s', (_, claim, quote) => {
  expect(evidenceOn(claim, quote)).toMatchObject({ verdict: 'failed' })
})

test.each([
  [
    'Its builder was the first woman engineer, Hannah Voss.',
    'built from 1871 to 1874 by the engineer Hannah Voss',
    'the first',
  ],
  [
    'The keeper Owen Hale slept through the storm of 1911.',
    'the keeper Owen Hale may have slept through the storm of 1911',
    'According to',
  ],
])('the evidence judge doubts what is surer than its passage: %s', (claim, quote, word) => {
  const review = evidenceOn(claim, quote)
  expect(review).toMatchObject({ verdict: 'doubtful' })
  expect(review?.why).toContain(word)
})

test('claims with different values become a conflict that chooses neither, and a repeated claim is named', () => {
  const quote = 'It cost 14,200 pounds, and about 60 men worked on it.'
  const { conflicts, duplicates, reviews } = judgeMechanically(
    dossierWith([
      ['The tower cost 14,200 pounds to build.', quote],
      ['The tower cost 15,900 pounds to build.', quote],
      ['To build the tower cost 14,200 pounds.', quote],
    ]),
    [{ source: 1, text: PAGE }],
    '2026-02-01',
  )
  expect(conflicts.map(({ claims, state }) => [claims, state])).toContainEqual([['c1', 'c2'], 'open'])
  expect(duplicates).toEqual([{ claim: 'c3', repeats: 'c1' }])
  const votes = reviews.filter(({ judge }) => judge === 'consistency').map(({ verdict }) => verdict)
  expect(votes).toEqual(['doubtful', 'doubtful', 'failed'])
})

test('claims of the same form on two things are no conflict', () => {
  const claims: [string, string][] = [
    ['Lens 22 was finished in late 1899.', 'It cost 14,200 pounds'],
    ['Lens 21 was finished in May 1900.', 'It cost 14,200 pounds'],
  ]
  expect(judgeMechanically(dossierWith(claims), [], '2026-02-01').conflicts).toEqual([])
})

test('a conflict that the research names is not found again', () => {
  const claims: [string, string][] = [
    ['The tower cost 14,200 pounds to build.', 'It cost 14,200 pounds'],
    ['The tower cost 15,900 pounds to build.', 'It cost 14,200 pounds'],
  ]
  const first = judgeMechanically(dossierWith(claims), [], '2026-02-01')
  const { research } = dossierWith(claims)
  const named = dossierWith(claims, { research: research && { ...research, conflicts: first.conflicts } })
  expect(first.conflicts).toHaveLength(1)
  expect(judgeMechanically(named, [], '2026-02-01').conflicts).toEqual([])
})

test('sections on one source and claims on unopened sources are gaps, and give the next questions', () => {
  const dossier = dossierWith([['The tower cost 14,200 pounds.', 'It cost 14,200 pounds']])
  const access = [{ source: 1, state: 'paywalled' as const }]
  const { reviews, questions } = judgeMechanically(
    { ...dossier, research: dossier.research && { ...dossier.research, access } },
    [],
    '2026-02-01',
  )
  const gaps = reviews.filter(({ judge }) => judge === 'completeness')
  expect(gaps.map(({ section, claim }) => section ?? claim)).toEqual(['History', 'c1'])
  expect(questions.map(({ section, claims }) => [section, claims])).toEqual([
    ['History', ['c1']],
    ['History', ['c1']],
  ])
})

/** Returns how an answer of a model on a claim counts. */
function voteOn(answer: object | string, claim: string, quote: string): string | undefined {
  const dossier = dossierWith([[claim, quote]])
  const pages = [{ source: 1, text: PAGE }]
  const [read] = dossier.claims
  const prompt = read && evidencePrompt(dossier, read, pages)
  if (!prompt) throw new Error('no question')
  const given = { by: 'a model', on: '2026-02-01' }
  return evidenceVoteIn(typeof answer === 'string' ? answer : JSON.stringify(answer), read, given)?.verdict
}

test('a model is asked about the claim and its passage alone, and its vote counts only where its words are the claim’s', () => {
  const [text, quote] = ['The tower cost 14,200 pounds.', 'It cost 14,200 pounds, and about 60 men']
  const dossier = dossierWith([[text, quote]])
  const [claim] = dossier.claims
  const prompt = claim && evidencePrompt(dossier, claim, [{ source: 1, text: PAGE }])
  expect(prompt?.data).toMatchObject({ claim: text, passages: [{ passage: quote }] })
  expect(JSON.stringify(prompt)).not.toContain('A test')
  const vote = (answer: object | string) => voteOn(answer, text, quote)
  expect(vote({ verdict: 'carried', words: '', why: '' })).toBe('passed')
  expect(vote({ verdict: 'different', words: '14,200 pounds', why: 'Another sum.' })).toBe('failed')
  expect(vote('```json\n{"verdict":"more","words":"cost","why":"x"}\n```')).toBe('doubtful')
  expect(vote({ verdict: 'different', words: 'in 1875', why: 'Another year.' })).toBeUndefined()
  expect(vote('The claim is fine.')).toBeUndefined()
})

test('a model sees the paragraph of a passage from its beginning, the heading above it and the title of the page', () => {
  const rest = 'Nothing is known of the years between, and few have asked. '.repeat(12)
  const quote = 'It had eleven thousand packages.'
  const text = `Ennor\n\nOil lamps burned.\n\nRelease 3.1\n\nEnnor 3.1 (6 June 2005): ${rest}${quote} ${rest}\n\nThe end.`
  const start = text.indexOf('Release')
  const dossier = dossierWith([['Ennor 3.1 had eleven thousand packages.', quote]])
  const page = { source: 1, text, title: 'A history', headings: [{ start, end: start + 'Release 3.1'.length }] }
  const prompt = evidencePrompt(dossier, dossier.claims[0]!, [page])
  expect(prompt?.data.passages).toMatchObject([
    { title: 'A history', heading: 'Release 3.1', before: expect.stringMatching(/^\s*Ennor 3\.1 \(6 June 2005\): /) },
  ])
  expect(prompt?.data.passages[0]?.after).toMatch(/few have asked\. $/)
})

test.each([
  'Hannah Voss lied to the police about an accident.',
  'Hannah Voss was arrested for fraud and bribery.',
  'Hannah Voss stole money from the town.',
  'The lighthouse of Ennor is secretly owned by a casino.',
])('the engine does not find a claim that shares little with its passage: %s', (claim) => {
  const quote = 'In May 1903 the lamp was changed from oil to gas.'
  expect(engineJudge(dossierWith([[claim, quote]]))(claim, quote)).toBe(false)
})

const saysOfMill = (claim: string, passage: string, before?: string): boolean => {
  const dossier = dossierWith([['The Lund Mill is here.', 'here']], {
    subject: dossierSchema.shape.subject.parse({ name: 'Lund Mill' }),
  })
  return engineJudge(dossier)(claim, passage, before)
}

test.each([
  ['Nils Ek built the Lund Mill.', 'The Lund Mill was built by the farmer Nils Ek.'],
  ['The Lund Mill was built by Nils Ek in 1820.', 'In 1820 the farmer Nils Ek built the Lund Mill.'],
  ['The Lund Mill has four floors.', 'The Lund Mill is a windmill of four floors in the north of Skåne.'],
  ['The Lund Mill is 22 metres high.', 'The mill has a height of 22 metres.'],
  ['About 8,000 people visit the Lund Mill every year.', 'Some 8,000 visitors come to the Lund Mill every year.'],
  ['The Lund Mill was sold to a baker.', 'In 1901 the Lund Mill was sold to the baker Per Holm.'],
])('a passage says a claim that leaves out parts of it, or tells it in other words: %s', (claim, passage) => {
  expect(saysOfMill(claim, passage)).toBe(true)
})

test.each([
  ['another doer', 'Per Ek built the Lund Mill.', 'Nils Ek, the brother of Per Ek, built the Lund Mill.'],
  ['exchanged doers', 'Per Holm sold the Lund Mill to Nils Ek.', 'Nils Ek sold the Lund Mill to Per Holm.'],
  [
    'words of another',
    'The Lund Mill burned down in 1901.',
    'The owner of the Lund Mill said that the mill of Dalby burned down in 1901.',
  ],
  ['an attempt', 'The Lund Mill was sold in 1901.', 'The Lund Mill was almost sold in 1901.'],
  ['a plan', 'The Lund Mill was sold in 1901.', 'The Lund Mill was to be sold in 1901.'],
  ['another thing', 'The Lund Mill has a tower of slate.', 'The Lund Mill has a tower of brick and a roof of slate.'],
  ['a part', 'The Lund Mill was destroyed by a fire.', 'Half of the Lund Mill was destroyed by a fire.'],
  ['another office', 'The owner of the Lund Mill founded a bank.', 'The former owner of the Lund Mill founded a bank.'],
  ['another rank', 'The Lund Mill is the oldest mill.', 'The Lund Mill is the second oldest mill.'],
  ['the date of another deed', 'The Lund Mill was sold in 1905.', 'The Lund Mill was closed in 1905 and sold in 1911.'],
  ['a charge', 'Nils Ek burned the Lund Mill.', 'Nils Ek was accused of burning the Lund Mill.'],
  ['another place', 'The Lund Mill stands in Lund.', 'The Lund Mill stands in Dalby, a village near Lund.'],
  ['a condition', 'The Lund Mill burned.', 'If the Lund Mill burned, the town was to pay 900 crowns.'],
  ['a cause', 'The Lund Mill closed because the river froze.', 'The Lund Mill closed. The river froze.'],
  ['a habit', 'The Lund Mill often burns.', 'The Lund Mill burned in 1901.'],
  ['another order', 'The Lund Mill was sold before the war.', 'The Lund Mill was sold after the war.'],
])('a passage does not say a claim with %s: %s', (_, claim, passage) => expect(saysOfMill(claim, passage)).toBe(false))

test('a pronoun is the subject only where the sentence before names the subject', () => {
  const claim = 'Amelia Thorne designed the Lund Mill for the guild.'
  const passage = 'It was designed by the engineer Amelia Thorne for the guild.'
  expect(saysOfMill(claim, passage, 'The Lund Mill is a windmill of four floors in the north of the county. ')).toBe(
    true,
  )
  expect(saysOfMill(claim, passage, 'The bakery has four floors. ')).toBe(false)
  expect(saysOfMill(claim, passage)).toBe(false)
})

test('who is acted upon in a passage does not act in a claim, also where a pronoun names the subject', () => {
  const before = 'The Lund Mill made a profit in 1993. '
  const passage = 'In 1994 it was taken over by the Dalby Group for 19 million crowns.'
  expect(saysOfMill('The Lund Mill took over the Dalby Group for 19 million crowns in 1994.', passage, before)).toBe(
    false,
  )
})

test('one of two facts in a sentence is found in its clause', () => {
  const before = 'The Lund Mill is a windmill. '
  const passage = 'At first its wings were turned by the wind; since 1931 an electric motor has driven it.'
  expect(saysOfMill('The Lund Mill has been driven by electricity since 1931.', passage, before)).toBe(true)
  expect(saysOfMill('The Lund Mill was driven by electricity until 1931.', passage, before)).toBe(false)
})

test('what an engineer has planned is no plan of the future', () => {
  const quote = 'It was planned by the engineer Hannah Voss and opened in May 1874.'
  const pages = [{ source: 1, text: `The lighthouse of Ennor\n\n${quote}` }]
  const { reviews } = judgeMechanically(
    dossierWith([['Hannah Voss planned the lighthouse of Ennor.', quote]]),
    pages,
    '2026-02-01',
  )
  expect(reviews.find(({ judge }) => judge === 'evidence')).toMatchObject({ verdict: 'passed' })
})

test.each([
  ['The fair took place on 4–6 May 2017.', 'The fair took place on 4 May 2017.', 'failed'],
  ['The fair took place on 4–6 May 2017.', 'The fair took place on 6 May 2017.', 'failed'],
  ['The fair took place from 4 to 6 May 2017.', 'The fair took place on 4–6 May 2017.', 'passed'],
  ['The fair had 10 to 20 visitors.', 'The fair had 10 visitors.', 'failed'],
  ['The fair had 10–20 visitors.', 'The fair had 10 to 20 visitors.', 'passed'],
  ['The tower was built from 1871 to 1884.', 'The tower was built in 1871.', 'failed'],
  ['Quorl opened the fair.', 'The fair was opened by the mayor.', 'failed'],
  ['Quorl opened the fair.', 'Quorl has opened the fair.', 'passed'],
])('each end of a range, and an unknown name, must be on the page: %s, by "%s", has %s', (claim, text, verdict) => {
  const { reviews } = judgeMechanically(dossierWith([[claim, text]]), [{ source: 1, text }], '2026-02-01')
  expect(reviews.find(({ judge }) => judge === 'evidence')).toMatchObject({ verdict })
})

const vote = (verdict: Review['verdict'], more: Partial<Review> = {}): Review => ({
  ...{ claim: 'c1', judge: 'evidence', verdict, why: 'why', by: 'someone', isPerson: false },
  ...more,
})
const source = (n: number, tier: 1 | 2 | 3, url: string) => ({ n, title: `Source ${n}`, tier, url })

test('confidence follows from votes, tiers, access and independent sources, and a person has the last word', () => {
  const press = [source(1, 2, 'https://a.example/1'), source(2, 2, 'https://b.example/2')]
  const [one] = press
  if (!one) throw new Error('no source')
  expect(confidenceOf([vote('passed')], press, [])).toBe('high')
  expect(confidenceOf([vote('passed')], [one], [])).toBe('medium')
  expect(confidenceOf([vote('passed')], [source(3, 1, 'https://c.example')], [])).toBe('high')
  expect(confidenceOf([vote('passed')], [source(3, 3, 'https://c.example')], [])).toBe('medium')
  expect(confidenceOf([vote('doubtful')], press, [])).toBe('medium')
  expect(confidenceOf([vote('failed')], press, [])).toBe('low')
  expect(confidenceOf([vote('passed')], [one], [{ source: 1, state: 'refused' }])).toBe('low')
  expect(confidenceOf([vote('failed'), vote('passed', { isPerson: true })], press, [])).toBe('high')
})

test('no vote of a model outweighs an objection of the rules, and a vote of a person does', () => {
  const press = [source(1, 1, 'https://a.example/1')]
  const byRule = vote('failed', { by: 'Claimlight' })
  expect(objectionsIn([byRule])).toEqual([byRule])
  expect(objectionsIn([byRule, vote('passed', { by: 'a model' })])).toEqual([byRule])
  expect(objectionsIn([byRule, vote('passed', { isPerson: true })])).toEqual([])
  expect(confidenceOf([byRule, vote('passed', { by: 'a model' })], press, [])).toBe('low')
  const byModel = vote('doubtful', { by: 'a model' })
  expect(objectionsIn([vote('passed', { by: 'Claimlight' }), byModel])).toEqual([byModel])
  expect(objectionsIn([byRule, vote('failed', { isPerson: true })])).toEqual([vote('failed', { isPerson: true })])
})

test('a section is sure where nearly all its claims are, and deep where many claims rest on several sources', () => {
  const sources = [1, 2, 3].map((n) => source(n, 2, `https://${n}.example`))
  expect(
    sectionLevels(
      Array.from({ length: 10 }, () => 'high'),
      sources,
      [],
    ),
  ).toEqual({ confidence: 'high', depth: 'high' })
  expect(sectionLevels(['high', 'medium', 'low', 'high'], sources, [])).toEqual({
    confidence: 'medium',
    depth: 'medium',
  })
  expect(sectionLevels(['low', 'low', 'high'], sources.slice(0, 1), [])).toEqual({ confidence: 'low', depth: 'low' })
})
