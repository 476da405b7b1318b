import { readFileSync } from 'node:fs'
import { dossierSchema, type Claim, type Dossier } from '@/lib/dossier/format/schema'
import { faultOfSentence } from '@/packages/judges/prove-sentence'
import { loadDossierFolder } from '@/tools/shared/load-dossier'

/** Prints how many right and wrong sentences the check of a written report lets pass. `withErrors`: which wrong ones. */
export function printReportSentences(withErrors: boolean): void {
  const loaded = loadDossierFolder('dossier/karpathy')
  if (!loaded.ok) throw new Error('the dossier on Karpathy does not load')
  const { dossier, authored } = loaded
  const byId = new Map(dossier.claims.map((claim) => [claim.id, claim]))
  const entries = authored.claims.flatMap(({ content }) => content.claims)
  const contradicting = entries.flatMap(({ id, examples }) => examples.contradicts.map(({ text }) => ({ id, text })))
  const rewordings = entries.flatMap(({ id }) => byId.get(id)?.phrasings.map(({ text }) => ({ id, text })) ?? [])
  const print = (what: string, pairs: readonly SentencePair[], showsPassed = false): void => {
    const passed = pairs.filter(({ of, text, claims }) => faultOfSentence(of, text, claims) === null)
    console.log(`${what}: ${passed.length} of ${pairs.length} pass`)
    const textsOf = ({ claims }: SentencePair): string => claims.map((claim) => claim.text).join(' ')
    if (showsPassed) for (const pair of passed) console.log(`  ${pair.text} [${textsOf(pair)}]`)
  }
  const sample = (all: readonly { id: string; text: string }[]): SentencePair[] => {
    const step = Math.ceil(all.length / MOST_SENTENCES)
    return all
      .filter((_, at) => at % step === 0)
      .map(({ id, text }) => ({ of: dossier, text, claims: [byId.get(id) ?? []].flat() }))
  }
  print('Sentences that contradict a claim of the dossier on Karpathy', sample(contradicting), withErrors)
  print('Other wordings of such claims', sample(rewordings))
  print('Sentences that exchange who does what', exchangesIn('x'), withErrors)
  print('Sentences that mix claims, or leave out what limits one', exchangesIn('m'), withErrors)
  print('Sentences in another order that say the same', exchangesIn('s'))
}

interface SentencePair {
  of: Dossier
  text: string
  claims: readonly Claim[]
}

/** A sentence takes a tenth of a second. */
const MOST_SENTENCES = 600

function exchangesIn(kind: 'x' | 's' | 'm'): SentencePair[] {
  const lines = readFileSync('tests/eval/research/exchanges.txt', 'utf8').trimEnd().split('\n')
  return lines.flatMap((line) => {
    const [letter, claims = '', text = ''] = line.split('|')
    const of = dossierSchema.parse({
      subject: { name: 'Borg Observatory', kind: 'organisation' },
      asOf: '2026-01-01',
      sources: [{ n: 1, title: 'A page' }],
      claims: claims.split(' + ').map((claim, at) => ({ id: `c${at}`, text: claim, sources: [1] })),
    })
    return letter === kind ? { of, text, claims: of.claims } : []
  })
}
