import { describe, expect, test } from 'vitest'
import { analysedClaims } from '@/lib/engine/analyse/analysed-claims'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import { saysPhraseOfClaim } from '@/lib/engine/compare/phrase-of-claim'
import { incomingDossier } from '../dossiers/fixtures'

/** Whether a statement is a phrase of a claim, both read with the names of the claim. */
function isPhrase(claim: string, text: string): boolean {
  const { dossier } = incomingDossier({
    claims: [claim, text].map((one, at) => ({ id: `c-${at}`, text: one, sources: [1] })),
  })
  const [own, said] = analysedClaims(dossier, buildGazetteer(dossier))
  return saysPhraseOfClaim(said!.readings[0]!, own!)
}

test.each([
  ['"It will not work," Harbour Labs spokesman Robert Gill said.', 'Robert Gill is a spokesman for Harbour Labs.'],
  ['"It will work," said Robert Gill, chairman of Harbour Labs plc.', 'Robert Gill is chairman of Harbour Labs.'],
  ['Robert Gill, chairman of Harbour Labs plc, did not come.', 'Robert Gill is chairman of Harbour Labs.'],
  ['If it fails, said Harbour Labs spokesman Robert Gill, it is over.', 'Robert Gill is a spokesman for Harbour Labs.'],
  ['They left it out of the first set of Baltic Council rules passed in 2006.', 'The first set of Baltic Council rules was passed in 2006.'],
  ['Ada Byrne said that Robert Gill acquired Harbour Labs.', 'Robert Gill acquired Harbour Labs.'],
])('a claim has a statement as a phrase: %s', (claim, text) => expect(isPhrase(claim, text)).toBe(true)) // prettier-ignore

describe('a phrase that says something else is not the statement', () => {
  test.each([
    ['The head of the Bardo Museum was arrested in 2014.', 'The Bardo Museum was arrested in 2014.'],
    ["Ada Byrne's adviser Robert Gill said so in 2014.", 'Ada Byrne is the adviser of Robert Gill.'],
    ['"No," former Harbour Labs spokesman Robert Gill said.', 'Robert Gill is a spokesman for Harbour Labs.'],
    ['The gunmen killed Robert Gill, were arrested in 2014 and fled.', 'Robert Gill was arrested in 2014.'],
    ['Ada Byrne did not say that Robert Gill acquired Harbour Labs.', 'Robert Gill acquired Harbour Labs.'],
    ['Robert Gill acquired Harbour Labs shares in 2014.', 'Robert Gill acquired Harbour Labs.'],
    ['Robert Gill agreed to acquire Harbour Labs.', 'Robert Gill acquired Harbour Labs.'],
    ['Harbour Labs might be acquired by Robert Gill in 2014.', 'Harbour Labs was acquired by Robert Gill in 2014.'],
    ['Robert Gill flew to Paris from Galway in 2014.', 'Robert Gill flew from Paris to Galway in 2014.'],
  ])('%s', (claim, text) => expect(isPhrase(claim, text)).toBe(false))
})
