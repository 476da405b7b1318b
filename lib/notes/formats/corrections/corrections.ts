import type { Mute, Right, Says } from '@/lib/schema/mute'
import type { Correction, CorrectionsFile } from '@/lib/dossier/format/corrections-file'

/** The header of the file: which dossier it is for, and when it was made, as ISO text. */
export type CorrectionContext = Pick<CorrectionsFile, 'subject' | 'dossierVersion' | 'made'>

/**
 * Writes the corrections of a user as one JSON file, which `npm run dossier -- apply` turns into edits of the dossier.
 * It contains each wrong match and each muted sentence with a correction, once for each claim that it concerns.
 */
export function correctionsToJson(mutes: readonly Mute[], about: CorrectionContext): string {
  const file: CorrectionsFile = {
    kind: 'claimlight-corrections',
    version: 1,
    ...about,
    corrections: mutes.flatMap(correctionsOf),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** The corrections of one dossier, which make one file, with what its header says. */
export interface DossierCorrections {
  subject: string
  dossierVersion: string
  isBundled: boolean
  mutes: Mute[]
}

/** Muted sentences by the dossier that their claims are of: its authors get one file. */
export function correctionsByDossier(
  mutes: readonly Mute[],
  bundled: { subject: { name: string }; version: string },
): DossierCorrections[] {
  const byId = new Map<string | undefined, DossierCorrections>()
  for (const mute of mutes) {
    const { dossier, dossierVersion } = mute
    const own = byId.get(dossier?.id)
    if (own) own.mutes.push(mute)
    else if (dossier) byId.set(dossier.id, { subject: dossier.name, dossierVersion, isBundled: false, mutes: [mute] })
    else {
      const { subject, version } = bundled
      byId.set(undefined, { subject: subject.name, dossierVersion: version, isBundled: true, mutes: [mute] })
    }
  }
  return [...byId.values()]
}

/** Whether the file would contain this: a sentence that is only muted is not reported. */
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
  // A sentence supports or contradicts one claim, but may be unrelated to all of them.
  const meant = as === 'unrelated' ? claims : [first]
  return meant.map((claim) => ({ kind: 'example', claim, as, wrong, ...met }))
}

/** Correction for a wrong match if the user gives no other. */
const NOT_ABOUT_IT: Says = { right: { kind: 'unrelated' }, claim: null, comment: '' }

/** Null where no example can express it: the editor decides whether something is in doubt. */
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

/** Removes private parts of an address: local files, passwords and fragments. */
export function publicAddress(url: string): string {
  if (!URL.canParse(url)) return ''
  const address = new URL(url)
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return ''
  address.username = address.password = address.hash = ''
  return address.href
}
