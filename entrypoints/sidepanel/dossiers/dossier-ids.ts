import type { Finding } from '@/lib/schema/finding'
import type { PageState, Question } from '@/lib/schema/page-state'

/** Ids of the dossiers, besides the bundled one, that something in the panel is from. */
export function dossierIdsOf(page: PageState | null, question: Question | null): string[] {
  const findings = [...(page?.findings ?? []), ...(question?.findings ?? [])]
  const ids = [...findings.flatMap(idsIn), ...(question?.lookups ?? []).flatMap(({ dossier }) => dossier ?? [])]
  if (question?.nearestIn !== undefined) ids.push(question.nearestIn)
  return [...new Set(ids)].sort()
}

/** Ids of the dossiers that a finding and its answers are from. */
export function idsIn({ dossier, answers = [] }: Finding): string[] {
  return [dossier, ...answers.map((answer) => answer.dossier)].flatMap((id) => id ?? [])
}
