import fc from 'fast-check'
import { claimSchema, type Claim } from '@/lib/dossier/format/schema'
import { anyName } from './names'

/**
 * Sentences about bakeries, bridges and choirs: `{P}` is a person, `{X}` a thing's name, `{n}` a number, `{y}` a year.
 */
const sayings = [
  ['The {X} Bridge spans the river with {n} arches.', 'There are {n} arches in the {X} Bridge.'],
  ['The bakery {X} opened in {y}.', 'It was in {y} that the bakery {X} sold its first loaf.'],
  ['{P} conducts the {X} Choir.', 'The conductor of the {X} Choir is {P}.'],
  ['The {X} Choir sang in Latin in {y}.', 'Latin was sung by the {X} Choir in {y}.'],
  ['{P} planted {n} pear trees in {X} Park in {y}.', 'The {n} pear trees of {X} Park were planted by {P}.'],
  ['The {X} ferry carries {n} passengers.', 'There is room for {n} passengers on the {X} ferry.'],
  ['{P} scored {n} goals for {X} in {y}.', 'In {y} {P} scored {n} times for {X}.'],
  ['The opera “The Last {X}” had its first night in {y}.', '“The Last {X}” was first sung in {y}.'],
] as const

/** The number of claims, and the seed that generates them: a failing test prints only these two numbers. */
export const someClaims = fc.record({ count: fc.integer({ min: 1, max: 40 }), seed: fc.nat(1000) })

/**
 * Claims on other people and another field, with names that `texts` lack.
 *
 * @param phrased with as many phrasings as a carefully written dossier
 */
export function unrelatedClaims(
  { count, seed }: { count: number; seed: number },
  phrased: boolean,
  ...texts: readonly string[]
): Claim[] {
  const parts = fc.tuple(
    fc.constantFrom(...sayings),
    anyName(...texts),
    anyName(...texts),
    fc.integer({ min: 3, max: 900 }),
    fc.integer({ min: 1900, max: 2023 }),
  )
  return fc.sample(parts, { numRuns: count, seed }).map(([forms, person, [, thing], n, y], i) => {
    const [text = '', other = ''] = forms.map((form) =>
      form.replace('{P}', person.join(' ')).replace('{X}', thing).replace('{n}', String(n)).replace('{y}', String(y)),
    )
    const phrasings = phrased ? Array.from({ length: 6 }, () => ({ text: other })) : []
    return claimSchema.parse({ id: `aside${i + 1}`, text, phrasings })
  })
}
