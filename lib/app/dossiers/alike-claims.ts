import type { Alike, AlikeClaim } from './claim-form-types'
import { plainWords } from '@/lib/dossier/checks/plain-words'
import { readDossier } from '@/lib/dossiers/store'
import type { Finding } from '@/lib/schema/finding'
import { call } from '@/lib/messaging/call'

/** So many claims are listed. */
const MOST = 2

/**
 * The claims of a dossier that say the same as a statement, and those that say something else about it, as the engine judges.
 *
 * @param except id of a claim that is not compared: the one that is edited
 */
export async function alikeClaims(text: string, dossier: string, except: string | null): Promise<Alike> {
  const [reply, content] = await Promise.all([call('check-text', { text }), readDossier(dossier)])
  const claims = new Map(content?.claims.map((claim) => [claim.id, claim]))
  const listed = (ids: readonly string[]): AlikeClaim[] =>
    [...new Set(ids)]
      .flatMap((id) => claims.get(id) ?? [])
      .filter(({ id }) => id !== except)
      .slice(0, MOST)
  const words = plainWords(text)
  const equal = [...claims.values()].filter((claim) => plainWords(claim.text) === words).map(({ id }) => id)
  if (!reply.ok) return { same: listed(equal), differs: [] }
  const found = reply.value.findings.flatMap(answersOf).filter((finding) => (finding.dossier ?? 'bundled') === dossier)
  const idsOf = (verdict: Finding['verdict']) =>
    found.flatMap((finding) => (finding.verdict === verdict && !finding.partial ? finding.claims.slice(0, 1) : []))
  const same = listed([...equal, ...idsOf('supported')])
  const isSame = (id: string) => same.some((claim) => claim.id === id)
  return { same, differs: listed(idsOf('contradicted').filter((id) => !isSame(id))) }
}

/** What each dossier says, where more than one has something on a sentence. */
function answersOf(finding: Finding): readonly Finding[] {
  return finding.answers ?? [finding]
}
