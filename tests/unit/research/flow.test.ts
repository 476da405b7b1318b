import { expect, test } from 'vitest'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { refersBack, wordParagraph } from '@/lib/research/flow'
import { faultOfSentence } from '@/packages/judges/prove-sentence'

/** Returns the text that is made of claims, each sentence proven by its claims. */
function textOf(texts: readonly string[], entities: object[] = [], subject: object = {}): string {
  const dossier = dossierSchema.parse({
    ...{
      subject: { name: 'Borg Observatory', kind: 'place', ...subject },
      asOf: '2026-01-01',
      sources: [{ n: 1, title: 'A page' }],
    },
    claims: texts.map((text, at) => ({ id: `c${at}`, text, sources: [1] })),
    entities,
  })
  const part = dossier.claims.map(({ id, text }) => ({ text, claims: [id] }))
  const told = wordParagraph(part, dossier, new Set(texts))
  for (const [at, { text, claims }] of told.entries()) {
    const before = told.slice(0, at).findLast((one) => !refersBack(one.text))?.text
    // The engine does not read “In 1951 she”.
    if (dossier.subject.kind === 'person') continue
    expect(
      faultOfSentence(
        dossier,
        text,
        dossier.claims.filter(({ id }) => claims.includes(id)),
        before,
      ),
    ).toBeNull()
  }
  return told.map(({ text }) => text).join(' ')
}

test('sentences on one thing do not all begin with its name', () => {
  const text = textOf([
    'The Borg Observatory opened on 12 May 1931.',
    'The Borg Observatory bought its main telescope in 1955.',
    'The Borg Observatory has a café since 1998, which a family from Lund runs.',
    'The Borg Observatory has a library, which is open on Fridays.',
    'The town of Lund paid for the roof.',
    'The Borg Observatory has two domes.',
  ])
  expect(text).toBe(
    'The Borg Observatory opened on 12 May 1931 and bought its main telescope in 1955. It has a café since 1998, which a family from Lund runs. It has a library, which is open on Fridays. The town of Lund paid for the roof. The Borg Observatory has two domes.',
  )
})

test('a person has the last name after the whole one, unless another person has it too', () => {
  const claims = [
    'Ida Quist led the Borg Observatory from 1932 to 1950, when the war was over.',
    'Ida Quist was born in Lund in 1890.',
  ]
  const ida = { name: 'Ida Quist', kind: 'person', aliases: [] }
  expect(textOf(claims, [ida])).toBe(`${claims[0]} Quist was born in Lund in 1890.`)
  expect(textOf(claims, [ida, { ...ida, name: 'Otto Quist' }])).toBe(claims.join(' '))
})

test('the person of a dossier is "she" where neither sentence names another person', () => {
  const subject = { name: 'Ida Quist', aliases: ['Quist'], kind: 'person', pronoun: 'she' }
  const otto = { name: 'Otto Lind', kind: 'person', aliases: [] }
  const text = textOf(
    [
      'Quist led the hall from 1932 to 1950, when the war was over.',
      "In 1951 Quist moved to Lund, the home of Quist's father.",
      'Quist wrote two books, “How Quist saw it” and “Stars”.',
      'Quist admired Lind, who built the roof.',
      'Quist sold the hall in 1960, for little.',
    ],
    [otto],
    subject,
  )
  expect(text).toBe(
    'Quist led the hall from 1932 to 1950, when the war was over. In 1951 she moved to Lund, the home of her father. She wrote two books, “How Quist saw it” and “Stars”. Quist admired Lind, who built the roof. Quist sold the hall in 1960, for little.',
  )
})

test('a denial is not joined with the next sentence, which it would deny too', () => {
  const texts = ['The Borg Observatory had no garden.', 'The Borg Observatory had two domes.']
  expect(textOf(texts)).toBe('The Borg Observatory had no garden. It had two domes.')
})
