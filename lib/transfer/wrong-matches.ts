import type { Mute } from '@/lib/annotations/mute-types'

/** Wrong matches as JSON, for whoever keeps the dossier or the engine: each with sentence, verdict, claims and version. */
export function wrongMatchesToJson(mutes: readonly Mute[]): string {
  const wrongMatches = mutes
    .filter(({ kind }) => kind === 'wrong-match')
    .map(({ sentence, verdict, claims, reason, dossierVersion, url, title, created }) => ({
      sentence,
      verdict,
      claims,
      reason,
      dossierVersion,
      url,
      title,
      created,
    }))
  return `${JSON.stringify({ kind: 'claimlight-wrong-matches', version: 1, wrongMatches }, null, 2)}\n`
}
