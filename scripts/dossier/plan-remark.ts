import type { Remark } from '@/lib/dossier/authoring'
import { plainWords } from '@/lib/dossier/plain-words'
import { claimPath, type AuthoredDossier } from '@/lib/dossier/compile'
import { clip, refused, type Planner } from './plan-outcome'
import { metAt } from './tidy-words'

/** A user's comment becomes a remark on the claim, or in `dossier.yaml` without a claim. */
export function planRemark({ dossier, claims }: AuthoredDossier): Planner<'note'> {
  const places = new Map<string | null, Place>()
  places.set(null, { file: 'dossier.yaml', path: ['remarks'], known: new Set(dossier.remarks.map(keyOf)) })
  for (const { file, content } of claims)
    for (const [at, { id, remarks }] of content.claims.entries())
      if (!places.has(id))
        places.set(id, {
          file: claimPath(file),
          path: ['claims', at, 'remarks'],
          known: new Set(remarks.map(keyOf)),
        })

  return ({ claim, should, comment, sentence, url, date }) => {
    const place = places.get(claim)
    if (!place) return refused(`there is no claim ${clip(claim ?? '')}`)
    const says = [should === undefined ? '' : `should be ${should}`, comment].filter((part) => part !== '').join(': ')
    if (says === '') return refused('it says nothing')
    const from = metAt({ url, date })
    const remark = { says, ...(sentence === '' ? {} : { sentence }), ...(from === undefined ? {} : { from }) }
    const what = `${place.file}${claim === null ? '' : ` · ${claim}`}: remark ${clip(says)}`
    if (place.known.has(keyOf(remark))) return { outcome: 'already there', what }
    place.known.add(keyOf(remark))
    return { outcome: 'applied', what, file: place.file, addition: { path: place.path, values: [remark] } }
  }
}

interface Place {
  file: string
  path: (string | number)[]
  known: Set<string>
}

/** Equal comments on equal sentences count once, on any page. */
function keyOf({ says, sentence = '' }: Remark): string {
  return `${plainWords(says) || says}\n${plainWords(sentence)}`
}
