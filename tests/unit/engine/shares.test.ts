import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { dossierOf } from './invented'

const engine = createEngine(
  dossierOf(
    [
      'The agency said that 416 motorists died on the weekend, that 60% of the dead had not been wearing seat belts and that 42% of the accidents involved a drunken driver.',
    ],
    { name: 'Safety Agency', kind: 'organisation', pronoun: 'it' },
  ),
)
const agreeingIn = (text: string) =>
  engine
    .check({ text }, 'asked')
    .findings.flatMap(({ details }) => details.flatMap((d) => (d.verdict === 'agrees' ? d.article : [])))

test('a share does not agree with the share of another thing in the same claim', () => {
  expect(agreeingIn('Sixty percent of the accidents involved a drunken driver.')).not.toContain('Sixty percent')
})

test.each([
  ['Forty-two percent of the accidents involved a drunken driver.', 'Forty-two percent'],
  ['Sixty percent of the dead had not been wearing seat belts.', 'Sixty percent'],
])('a share agrees with the one of the same thing: %s', (text, share) => expect(agreeingIn(text)).toContain(share))
