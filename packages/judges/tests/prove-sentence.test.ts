// @module-tag tools
import { expect, test } from 'vitest'
import { textTable } from '@/tests/text-table'
import { dossierSchema, type Dossier } from '@/lib/dossier/format/schema'
import { isComposedOf } from '@/packages/judges/composed-of'
import { faultOfSentence } from '@/packages/judges/prove-sentence'

const TEXTS = {
  led: 'Mira Sand led the Harbour Choir from 1998 to 2004.',
  next: 'Otto Lind led the Harbour Choir from 2004 to 2010.',
  hall: 'The Harbour Choir sings in the hall of Lund on Fridays.',
  prize: 'The Harbour Choir won about 20 prizes.',
  never: 'The Harbour Choir has never sung abroad.',
  rooms: 'The rooms of the Harbour Choir have large windows.',
}
const dossierOn = (subject: object, texts: Record<string, string>): Dossier =>
  dossierSchema.parse({
    subject,
    asOf: '2026-01-01',
    sources: [{ n: 1, title: 'A page' }],
    claims: Object.entries(texts).map(([id, text]) => ({ id, text, sources: [1] })),
  })
const dossier = dossierOn({ name: 'Harbour Choir', kind: 'organisation' }, TEXTS)

const fault = (text: string, ...ids: (keyof typeof TEXTS)[]): string | null =>
  faultOfSentence(
    dossier,
    text,
    dossier.claims.filter(({ id }) => ids.includes(id as keyof typeof TEXTS)),
  )

test.each([
  ['From 1998 to 2004 Mira Sand led the Harbour Choir.', ['led']],
  ['Mira Sand led the Harbour Choir from 1998 to 2004, and Otto Lind led it from 2004 to 2010.', ['led', 'next']],
  ['Mira Sand led the Harbour Choir from 1998 to 2004, then Otto Lind led it from 2004 to 2010.', ['led', 'next']],
  ['The Harbour Choir sings in the hall of Lund on Fridays and won about 20 prizes.', ['hall', 'prize']],
  ['On Fridays the Harbour Choir sings in the hall of Lund.', ['hall']],
  ['The Harbour Choir won about 20 prizes.', ['prize']],
  ['The rooms have large windows, and the Harbour Choir won about 20 prizes.', ['rooms', 'prize']],
] as const)('a report may say: %s', (text, ids) => expect(fault(text, ...ids)).toBeNull())

test.each([
  ['Mira Sand led the Harbour Choir from 1998 to 2006.', ['led'], '2006'],
  ['Mira Sand led the Harbour Choir longer than anybody else, from 1998 to 2004.', ['led'], ''],
  ['Mira Sand was the best leader of the Harbour Choir, from 1998 to 2004.', ['led'], 'the best'],
  ['Mira Sand left the Harbour Choir in 2004 because of a quarrel.', ['led'], 'because'],
  ['Otto Lind led the Harbour Choir before Mira Sand did.', ['next', 'led'], 'before'],
  ['Mira Sand led the Harbour Choir from 2004 to 2010, and Otto Lind led it from 1998 to 2004.', ['led', 'next'], ''],
  ['The Harbour Choir does not sing in the hall of Lund.', ['hall'], 'not'],
  ['Otto Lind was led by the Harbour Choir from 2004 to 2010.', ['next'], 'exchanges who'],
  ['The Harbour Choir won exactly 20 prizes.', ['prize'], '20'],
  ['The Harbour Choir has sung abroad.', ['never'], ''],
  ['The Harbour Choir sings in the hall of Malmö on Fridays.', ['hall'], 'Malmö'],
  ['The Harbour Choir is loved by its town.', ['hall'], ''],
  ['Mira Sand led the Harbour Choir from 1998 to 2004.', ['next'], ''],
  ['Mira Sand led the Harbour Choir from 1998 to 2004.', [], 'names no claim'],
] as const)('a report may not say: %s', (text, ids, why) => expect(fault(text, ...ids)).toContain(why))

test('a clause leaves out whose part it is on only where that is the subject, or said of the other part', () => {
  const composed = (text: string, ...claims: string[]): boolean =>
    isComposedOf(text, claims, { before: '', subject: 'Harbour Choir' })
  const [rooms, archive] = [TEXTS.rooms, 'The archive of Lund opened in 1931.']
  expect(composed('The rooms have large windows.', rooms)).toBe(true)
  expect(
    composed('The hall of Lund is red, and the archive opened in 1931.', 'The hall of Lund is red.', archive),
  ).toBe(true)
  expect(
    composed('The rooms of the Harbour Choir have large windows, and the archive opened in 1931.', rooms, archive),
  ).toBe(false)
  expect(
    composed('The hall of Malmö is red, and the archive opened in 1931.', 'The hall of Malmö is red.', archive),
  ).toBe(false)
})

const BOAT = {
  built: 'The Ida Grey was built by Hannes Lund in 1921.',
  trust: 'The Sand Trust bought the Ida Grey from Otto Berg on 4 May 1960.',
  mast: 'The mast of the Ida Grey is not from 1921.',
  oak: 'The Ida Grey is the first boat of oak and larch.',
}
const boats = dossierOn({ name: 'Ida Grey', kind: 'thing' }, BOAT)
const boatFault = (text: string, before = ''): string | null => faultOfSentence(boats, text, boats.claims, before)

test.each([
  ['The Ida Grey, built by Hannes Lund in 1921, is the first boat of oak and larch.'],
  ['It is the first boat of oak and larch, and the Sand Trust bought the Ida Grey from Otto Berg.', BOAT.built],
])('a sentence may be put together from its claims, clause by clause: %s', (text, before = '') => {
  expect(boatFault(text, before)).toBeNull()
})

test.each([
  ['Otto Berg bought the Ida Grey from the Sand Trust on 4 May 1960.'],
  ['The Ida Grey, built by Hannes Lund in 1960, was bought by the Sand Trust in 1921.'],
  ['The mast of the Ida Grey is from 1921, and the Ida Grey is not the first boat of oak and larch.'],
  ['He built the Ida Grey in 1921.'],
  ['He bought the Ida Grey from Otto Berg on 4 May 1960.', 'Hannes Lund is dead.'],
])('a sentence may not exchange what its claims say: %s', (text, before = '') => {
  expect(boatFault(text, before)).not.toBeNull()
})

const TOLD = {
  telescope: 'The Borg Observatory bought its main telescope in 1955.',
  opened: 'The Borg Observatory opened on 12 May 1931.',
  roof: 'The town of Lund paid for the roof.',
  faulty: 'Borg and Lund announced together on December 11th 1995 that the roof was faulty.',
  led: 'Otto Lind led the school of Lund in 1960.',
  book: 'Ida Quist wrote a book on stars in 1950.',
  only: 'When it began, the Borg Observatory was the only building that was open to every child.',
  product: "The Borg Observatory's main product is a map of the stars.",
}
const told = dossierOn({ name: 'Borg Observatory', kind: 'place' }, TOLD)
test.each([
  ['In 1955 it bought its main telescope.', 'telescope', 'opened', 'roof'],
  ['In 1955, it bought its main telescope.', 'telescope', 'opened', 'led'],
  ['In 1950 he wrote a book on stars.', 'book', null, 'led'],
  ['On December 11th 1995 Borg and Lund announced together that it was faulty.', 'faulty', null, 'telescope'],
  ['At that time it was the only building that was open to every child.', 'only', 'opened', 'led'],
  ['Its main product is a map of the stars.', 'product', 'opened', 'roof'],
  ['It bought its main telescope in 1955.', 'telescope', 'only', 'roof'],
] as const)('what a pronoun means has to stand in the sentence before: %s', (text, id, right, wrong) => {
  const own = told.claims.filter((claim) => claim.id === id)
  if (right !== null) expect(faultOfSentence(told, text, own, TOLD[right])).toBeNull()
  for (const before of [TOLD[wrong], ''])
    expect(faultOfSentence(told, text, own, before)).toBe('It does not say whom or what it means.')
})

const BOUGHT = 'The Lund Museum bought the Borg Observatory in 1931.'
test.each([
  [BOUGHT, 'In 1931 the Lund Museum bought the Borg Observatory.', true],
  [BOUGHT, 'The Borg Observatory was bought by the Lund Museum in 1931.', true],
  [BOUGHT, 'The observatory bought the Lund Museum in 1931.', false],
  [BOUGHT, 'It bought the Lund Museum in 1931.', false],
  ['Instagram was bought by Facebook in 2012.', 'Facebook bought Instagram in 2012.', true],
  ['Instagram was bought by Facebook in 2012.', 'Instagram bought Facebook in 2012.', false],
  ['The bank bought the mill in 1931.', 'The mill was bought by the bank in 1931.', true],
  ['The bank bought the mill in 1931.', 'The mill bought the bank in 1931.', false],
  ['The town sold the mill to the bank in 1931.', 'In 1931 the bank sold the mill to the town.', false],
  ['The Sand Trust bought the harbour company in 1931.', 'The harbour company bought the Sand Trust in 1931.', false],
  ['Otto Berg succeeded Mira Sand as director.', 'Otto Berg was succeeded by Mira Sand as director.', false],
  ['Microsoft invested in OpenAI in 2019.', 'OpenAI invested in Microsoft in 2019.', false],
  ['Ubuntu is based on Debian.', 'Debian is based on Ubuntu.', false],
])('of “%s” a report does not exchange who acts: %s', (claim, text, holds) => {
  const one = dossierSchema.parse({
    ...{ ...dossier, subject: { name: 'Borg Observatory', kind: 'organisation' } },
    claims: [{ id: 'one', text: claim, sources: [1] }],
  })
  expect(faultOfSentence(one, text, one.claims) === null).toBe(holds)
})

const SAID = {
  plan: 'After the talk, in October 2025, Ida Quist posted on X that ten years should be seen as a very bullish AGI timeline.',
  times: 'Ida Quist has spoken of the dome in public over thirteen years, and in 2025 of a plan of a decade.',
  maps: 'The map of 1931 credits the names of the stars to Ida Quist; it is the main trace of her teaching there.',
}
const said = dossierOn({ name: 'Ida Quist', kind: 'person' }, SAID)
test.each([
  ['In October 2025 Ida Quist estimated that AGI is about a decade away.'],
  ['Ida Quist based the plan of a decade on fifteen years of experience.'],
  ['Ida Quist taught at the school of maps twice, in the winter of 1930 and the winter of 1931.'],
])('a claim on the same matter does not prove a sentence that says something else of it: %s', (text) => {
  for (const claim of said.claims) expect(faultOfSentence(said, text, [claim])).not.toBeNull()
})

const proofs = textTable`
  Over 35% of the code is for testing and checks.|Over 35% of the code is comments.|Most of the code is for testing and checks.
  The limit was 32766 in versions before 3.3.|The limit was 999 in versions before 3.3.|The limit is 32766 in versions after 3.3.
  Ida Quist was the first teacher of the town.|Ida Quist was the first teacher of stars of the town.
  The school is the only one.|The school is the only one that is open to every child.`
test.each(proofs)('a sentence does not mix claims, nor leave out what limits one: %s', (text, ...claims) => {
  const of = dossierOn(
    { name: 'Ida Quist', kind: 'person' },
    Object.fromEntries(claims.map((one, at) => [`c${at}`, one])),
  )
  expect(faultOfSentence(of, text, of.claims)).not.toBeNull()
})

const LINES = {
  one: 'Ferry Line 1 was opened on 17 June 1996, with the name Anna.',
  two: 'Ferry Line 2 had 48 boats, which 12 captains steered.',
  grant: "The king's fund paid for the boats of Ferry Line from 1994 to 1995.",
  name: 'The name of Ferry Line comes from the names of Otto Lind and his wife Ida.',
  small: 'Ferry Line started as a small group of friends.',
  led: 'Mira Sand led Ferry Line from 1998 to 2004.',
  born: 'Mira Berg was born in Lund in 1973.',
}
const lines = dossierSchema.parse({
  ...{ ...dossier, subject: { name: 'Ferry Line', kind: 'organisation' } },
  claims: Object.entries(LINES).map(([id, text]) => ({ id, text, sources: [1] })),
})
const lineFault = (text: string, ids: string, before: string): string | null => {
  const cited = lines.claims.filter(({ id }) => ids.split(' ').includes(id))
  return faultOfSentence(lines, text, cited, before)
}

test.each([
  ['It had 48 boats, which 12 captains steered.', 'two', LINES.one],
  ['Its name comes from the names of Otto Lind and his wife Ida.', 'name', LINES.grant],
  ['It started as a small group of friends.', 'small', LINES.grant],
  ['She was born in Lund in 1973.', 'born', LINES.led],
  ['Ferry Line 1 was opened on 17 June 1996, and it had 48 boats.', 'one two', ''],
  ['Mira Sand led Ferry Line from 1998 to 2004 and was born in Lund in 1973.', 'led born', ''],
])('a sentence does not say of one thing what its claims say of another: %s', (text, ids, before) => {
  expect(lineFault(text, ids, before)).not.toBeNull()
})

test.each([
  ['Its name comes from the names of Otto Lind and his wife Ida.', 'name', LINES.small],
  ['It had 48 boats, which 12 captains steered.', 'two', 'Ferry Line 2 has the name Berta.'],
  ['She led Ferry Line from 1998 to 2004.', 'led', 'Mira Sand was born in Lund.'],
])('a sentence may refer to what the sentence before begins with: %s', (text, ids, before) => {
  expect(lineFault(text, ids, before)).toBeNull()
})
