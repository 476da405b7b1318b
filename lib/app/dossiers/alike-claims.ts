import type { Alike, AlikeClaim } from './claim-form-types'
import type { Finding } from '@/lib/schema/finding'
import { call } from '@/lib/messaging/call'
import { askDossier } from './ask-dossier'

/** Maximum number of claims listed. */
const MOST = 2

/**
 * The claims of a dossier that say the same as a statement, and those that say something else about it, as the engine judges.
 *
 * @param dossier its id, and how many claims it has
 * @param except id of a claim that is not compared: the one that is edited
 */
export async function alikeClaims(
  text: string,
  dossier: { id: string; claims: number },
  except: string | null,
): Promise<Alike> {
  const reply = await call('check-text', { text })
  const found = !reply.ok
    ? []
    : reply.value.findings.flatMap(answersOf).filter((finding) => (finding.dossier ?? 'bundled') === dossier.id)
  const idsOf = (verdict: Finding['verdict']) =>
    found.flatMap((finding) => (finding.verdict === verdict && !finding.partial ? finding.claims.slice(0, 1) : []))
  const [supported, contradicted] = [idsOf('supported'), idsOf('contradicted')]
  const ids = [...supported, ...contradicted]
  const { equal, byId } = await askDossier(dossier.claims, { question: 'find', id: dossier.id, text, ids })
  const listed = (claims: readonly AlikeClaim[]): AlikeClaim[] =>
    [...new Map(claims.map((claim) => [claim.id, claim])).values()].filter(({ id }) => id !== except).slice(0, MOST)
  const same = listed([...equal, ...byId.filter(({ id }) => supported.includes(id))])
  const isSame = (id: string) => same.some((claim) => claim.id === id)
  return { same, differs: listed(byId.filter(({ id }) => contradicted.includes(id) && !isSame(id))) }
}

/** Findings of each dossier for the sentence, or the finding itself if there is only one. */
function answersOf(finding: Finding): readonly Finding[] {
  return finding.answers ?? [finding]
}
