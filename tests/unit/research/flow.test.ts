import { expect, test } from 'vitest'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { wordParagraph } from '@/lib/research/flow'
import { faultOfSentence, refersBack } from '@/lib/research/prove-sentence'

/** Returns the text that is made of claims, each sentence proven by its claims. */
function textOf(texts: readonly string[], entities: object[] = []): string {
  const dossier = dossierSchema.parse({
    ...{
      subject: { name: 'Borg Observatory', kind: 'place' },
      asOf: '2026-01-01',
      sources: [{ n: 1, title: 'A page' }],
    },
    claims: texts.map((text, at) => ({ id: `c${at}`, text, sources: [1] })),
    entities,
  })
  const cited = (ids: readonly string[]) => dossier.claims.filter(({ id }) => ids.includes(id))
  const part = dossier.claims.map(({ id, text }) => ({ text, claims: [id] }))
  const holds = ({ text, claims }: (typeof part)[number], before: readonly { text: string }[]) =>
    faultOfSentence(dossier, text, cited(claims), before.findLast((one) => !refersBack(one.text))?.text) === null
  return wordParagraph(part, dossier, holds)
    .map(({ text }) => text)
    .join(' ')
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
