import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { dossierOf } from './invented'

const engine = createEngine(
  dossierOf(
    [
      'Anton Corde, a defense analyst at the Center for Strategic Studies, cautioned against too much tinkering with an organization established by the Northern Congress in 1775.',
      'The maritime soul of the Harbour Corps is at stake, said Robert Gill.',
      'Victor Renn founded Quillon in 2009 with Jack Dorman.',
      "Renn: Here's the thing: I've known Jack for 20 years.",
    ],
    { name: 'Harbours', kind: 'organisation', pronoun: 'they' },
  ),
)
const verdict = (text: string): string | undefined => engine.check({ text }, 'asked').findings[0]?.verdict

test.each(['The Northern Congress established the Harbour Corps in 1775.', 'Renn has known Dorman for 20 years.'])(
  'a thing, or the family name, does not conflict with a person of the claim: %s',
  (text) => {
    expect(verdict(text)).not.toBe('contradicted')
  },
)
