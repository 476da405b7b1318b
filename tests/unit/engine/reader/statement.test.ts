import { expect, test } from 'vitest'
import { textTable } from '@/tests/text-table'
import { createEngine } from '@/lib/engine'
import { statementOf } from '@/lib/engine/reader/statement'
import { createArticleScorer } from '@/lib/engine/score-article'
import { dossierOf, NAME } from '../invented'

const ship = { name: 'The Vasa', kind: 'thing' as const, pronoun: 'it' as const }

/** Returns the statement that the last sentence of a text is beside a claim. */
function statementBeside(claim: string, text: string, subject: Parameters<typeof dossierOf>[1] = {}): string {
  const dossier = dossierOf([claim], subject)
  const { readArticle, views } = createArticleScorer(dossier)
  const { reading } = [...readArticle({ text })].at(-1)!
  return statementOf(reading, dossier.subject.name, views[0]!)
}

const statements = textTable`
  The Vasa is 69 metres long.|The Vasa measures 226 feet from end to end.|The Vasa measures 69 metres from end to end.
  The Vasa lay on the ground for 333 years.|The Vasa cost 40,000 dalers.|The Vasa cost 40,000 dalers.
  The raising of the Vasa took 2 hours 25 minutes.|The raising of the Vasa took 145 minutes.|The raising of the Vasa took 2 hours 25 minutes.
  The Vasa sank on 10 August 1628.|On 10 August the Vasa sank.|On 10 August 1628 the Vasa sank.
  The Vasa is 69 metres long.|The Vasa is 300 feet long.|The Vasa is 300 feet long.`
test.each(statements)('beside “%s”, “%s” has the value of the claim in its words', (claim, text, statement) => {
  expect(statementBeside(claim, text, ship)).toBe(statement)
})

test('pronouns for the subject and for another person become their names', () => {
  expect(statementBeside(`${NAME} joined Halden Labs.`, `${NAME} is an engineer. She left her post in May.`)).toBe(
    `${NAME} left her post in May.`,
  )
  expect(statementBeside('Mira Sand led the Vasa.', 'Mira Sand was born in Lund. She led the Vasa.', ship)).toBe(
    'mira sand led the Vasa.',
  )
})

test('a sentence that no value of a claim contradicts, but its words, shows the claim as a whole', () => {
  const claim = 'The council rejected the plan for a museum of the Vasa.'
  const [finding] = createEngine(dossierOf([claim], ship)).check(
    { text: 'The council approved the plan for a museum of the Vasa.' },
    'asked',
  ).findings
  expect(finding?.verdict).toBe('contradicted')
  expect(finding?.details.filter(({ verdict }) => verdict === 'differs').map(({ dossier }) => dossier)).toEqual([claim])
})
