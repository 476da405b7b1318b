import type { Mute, Right, Says } from '@/lib/annotations/mute-types'
import type { Correction, CorrectionsFile } from '@/lib/dossier/corrections-file'

/** Of the file: whose dossier it is for, and when it is made, as an ISO instant. */
export type About = Pick<CorrectionsFile, 'subject' | 'dossierVersion' | 'made'>

/**
 * What readers hold to be wrong as one JSON file, which `npm run dossier -- apply` turns into edits of the dossier.
 * Each wrong match and each mute that the reader said something of is in it, once for each claim that is meant.
 */
export function correctionsToJson(mutes: readonly Mute[], about: About): string {
  const file: CorrectionsFile = {
    kind: 'claimlight-corrections',
    version: 1,
    ...about,
    corrections: mutes.flatMap(correctionsOf),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Whether there is something in it for whoever keeps the dossier: what is only muted is nobody else's affair. */
export function isCorrection({ kind, says }: Mute): boolean {
  return kind === 'wrong-match' || says !== undefined
}

function correctionsOf(mute: Mute): Correction[] {
  if (!isCorrection(mute)) return []
  const says = mute.says ?? NOT_ABOUT_IT
  const met = {
    sentence: mute.sentence,
    comment: says.comment,
    shown: mute.verdict,
    dossierVersion: mute.dossierVersion,
    url: publicAddress(mute.url),
    title: mute.title,
    date: mute.created,
  }
  const claims = says.claim === null ? mute.claims : [says.claim]
  const { right } = says
  if (right.kind === 'alias') return [{ kind: 'alias', entity: right.entity, alias: right.alias, ...met }]
  const as = exampleOf(right)
  const [first] = claims
  if (as === null || first === undefined) {
    const should = right.kind === 'verdict' ? { should: right.verdict } : {}
    return [{ kind: 'note', claim: first ?? null, ...should, ...met }]
  }
  const wrong = right.kind === 'verdict' && right.verdict === 'contradicted' ? right.wrong : ''
  // A sentence that supports or contradicts does so to one claim; what it is not about may be all of them.
  const meant = as === 'unrelated' ? claims : [first]
  return meant.map((claim) => ({ kind: 'example', claim, as, wrong, ...met }))
}

/** A wrong match says this much by itself. */
const NOT_ABOUT_IT: Says = { right: { kind: 'unrelated' }, claim: null, comment: '' }

/** Null where no example can say it: that something is in doubt is for the dossier's keeper to judge. */
function exampleOf(right: Exclude<Right, { kind: 'alias' }>): 'supports' | 'contradicts' | 'unrelated' | null {
  if (right.kind === 'unrelated') return 'unrelated'
  if (right.kind === 'note') return null
  switch (right.verdict) {
    case 'supported':
      return 'supports'
    case 'contradicted':
      return 'contradicts'
    case 'unverified':
      return 'unrelated'
    case 'disputed':
      return null
  }
}

/** Files on the reader's own disk, passwords in addresses and fragments are nobody's business. */
function publicAddress(url: string): string {
  if (!URL.canParse(url)) return ''
  const address = new URL(url)
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return ''
  address.username = address.password = address.hash = ''
  return address.href
}
