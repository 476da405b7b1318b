import type { AuthoredClaim } from '@/lib/dossier/authoring'
import { plainWords } from '@/lib/dossier/plain-words'
import { claimPath, type AuthoredDossier } from '@/lib/dossier/compile'
import { clip, refused, type NewExample, type Planner } from './plan-outcome'
import { metAt } from './tidy-words'

/** A sentence for or against a claim becomes one of its reported examples, with its page. */
export function planExample(authored: AuthoredDossier): Planner<'example'> {
  const claims = new Map<string, PlacedClaim>()
  for (const { file, content } of authored.claims)
    for (const [at, claim] of content.claims.entries())
      if (!claims.has(claim.id)) claims.set(claim.id, { file: claimPath(file), at, known: sentencesOf(claim) })

  return ({ claim: id, sentence: text, as, wrong, comment, url, date }) => {
    const claim = claims.get(id)
    if (!claim) return refused(`there is no claim ${clip(id)}`)
    const key = plainWords(text)
    if (key === '') return refused('its sentence has no words')
    if (wrong !== '' && !text.includes(wrong)) return refused(`its wrong words ${clip(wrong)} are not in its sentence`)
    const what = `${claim.file} · ${id}: ${as} ${clip(text)}`
    const before = claim.known.get(key)
    if (before === as) return { outcome: 'already there', what }
    if (before !== undefined)
      return refused(`${id} has this sentence already, and there it ${MEANS[before]}: ${clip(text)}`)
    claim.known.set(key, as)
    const from = metAt({ url, date })
    const value = {
      text,
      as,
      ...(wrong === '' || as !== 'contradicts' ? {} : { wrong }),
      ...(from === undefined ? {} : { from }),
      ...(comment === '' ? {} : { comment }),
    }
    const addition = { path: ['claims', claim.at, 'examples', 'reported'], values: [value] }
    return { outcome: 'applied', what, file: claim.file, addition, example: { claim: id, text, as } }
  }
}

type Side = NewExample['as']

interface PlacedClaim {
  file: string
  /** Its place in the file. */
  at: number
  /** Which side each sentence that it has is on. */
  known: Map<string, Side>
}

const MEANS: Record<Side, string> = {
  supports: 'supports the claim',
  contradicts: 'contradicts the claim',
  unrelated: 'is unrelated',
}

function sentencesOf({ text, phrasings, examples }: AuthoredClaim): Map<string, Side> {
  const { contradicts, unrelated, reported } = examples
  return new Map<string, Side>([
    ...reported.map((one): [string, Side] => [plainWords(one.text), one.as]),
    ...unrelated.map((one): [string, Side] => [plainWords(one), 'unrelated']),
    ...contradicts.map((one): [string, Side] => [plainWords(one.text), 'contradicts']),
    ...[text, ...phrasings].map((one): [string, Side] => [plainWords(one), 'supports']),
  ])
}
