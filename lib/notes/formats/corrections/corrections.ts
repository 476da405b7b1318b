import type { Mute } from '@/lib/schema/mute'
import type { CorrectionsFile } from '@/lib/dossier/format/corrections-file'

/** The header of the file: which dossier it is for, and when it was made, as ISO text. */
export type CorrectionContext = Pick<CorrectionsFile, 'subject' | 'dossierVersion' | 'made'>

/**
 * Writes wrong matches as one JSON file, which `npm run dossier -- apply` turns into edits of the dossier.
 * It contains each sentence, once for each claim that it is not about; a sentence without a claim is a note.
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

function correctionsOf(mute: Mute): CorrectionsFile['corrections'] {
  const met = {
    sentence: mute.sentence,
    comment: '',
    shown: mute.verdict,
    dossierVersion: mute.dossierVersion,
    url: publicAddress(mute.url),
    title: mute.title,
    date: mute.created,
  }
  if (mute.claims.length === 0) return [{ kind: 'note', claim: null, ...met }]
  return mute.claims.map((claim) => ({ kind: 'example', claim, as: 'unrelated', wrong: '', ...met }))
}

/** Removes private parts of an address: local files, passwords and fragments. */
export function publicAddress(url: string): string {
  if (!URL.canParse(url)) return ''
  const address = new URL(url)
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return ''
  address.username = address.password = address.hash = ''
  return address.href
}
