import { groupedBy } from '@/lib/text/lists'
import type { Mute } from '@/lib/schema/mute'
import type { CorrectionsFile } from '@/lib/dossier/format/corrections-file'

/** The header of the file: subject and version of its dossier, and the ISO time at which it was made. */
export type CorrectionContext = Pick<CorrectionsFile, 'subject' | 'dossierVersion' | 'made'>

/**
 * Writes muted sentences as one JSON file, which `npm run dossier -- apply` turns into edits of the dossier.
 * It contains each sentence once for each claim that it was wrongly matched with; a sentence without a claim is a note.
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

/** Groups muted sentences by the dossier of their claims, for one file for each, with the fields of its header. */
export function correctionsByDossier(
  mutes: readonly Mute[],
  { subject, version }: { subject: { name: string }; version: string },
) {
  return [...groupedBy(mutes, ({ dossier }) => dossier?.id).values()].map((own) => {
    const [first] = own
    return first?.dossier
      ? { subject: first.dossier.name, dossierVersion: first.dossierVersion, isBundled: false, mutes: own }
      : { subject: subject.name, dossierVersion: version, isBundled: true, mutes: own }
  })
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
