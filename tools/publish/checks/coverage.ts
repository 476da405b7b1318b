import type { AuthoredDossier } from '@/lib/dossier/format/compile'
import type { Check, CheckProblem } from './check'

/**
 * Compares `coverage.yaml` with the claims: every subsection of the research has claims or a reason why not, every
 * section of a claim is listed, and every listed claim exists.
 */
export const checkCoverage: Check = (claims, { coverage }) => {
  if (coverage === null) return []
  const problems: CheckProblem[] = []
  const say = (message: string) => problems.push({ level: 'error', file: 'coverage.yaml', message })
  const ids = new Set(claims.map(({ claim }) => claim.id))
  const sections = new Map<string, number>()
  for (const { claim } of claims) sections.set(claim.section, (sections.get(claim.section) ?? 0) + 1)
  const listed = new Set(coverage.flatMap((entry) => entry.section ?? []))
  for (const { subsection, section, details, left } of coverage) {
    const found = section === undefined ? 0 : (sections.get(section) ?? 0)
    const named = details.flatMap((detail) => detail.claims)
    if (found + named.length === 0 && left === undefined) say(`“${subsection}” has no claim: say why under "left"`)
    if (section !== undefined && !sections.has(section))
      say(`“${subsection}” names the section “${section}”, which no claim has`)
    for (const detail of details) {
      if (detail.claims.length === 0 && detail.left === undefined)
        say(`“${subsection}”, ${detail.what}: no claim, and no reason under "left"`)
      for (const id of detail.claims) if (!ids.has(id)) say(`“${subsection}”, ${detail.what}: there is no claim ${id}`)
    }
  }
  for (const [section, count] of sections)
    if (!listed.has(section)) say(`${count} claims name the section “${section}”, which no entry lists`)
  return problems
}

/** For people: each subsection with its number of claims. */
export function coverageLines({ coverage, claims }: AuthoredDossier): string[] {
  const all = claims.flatMap(({ content }) => content.claims)
  return (coverage ?? []).map(({ subsection, section, details, left }) => {
    const named = new Set(details.flatMap((detail) => detail.claims))
    const count = all.filter((claim) => claim.section === section || named.has(claim.id)).length
    return `${String(count).padStart(6)}  ${subsection}${count === 0 ? `: ${left ?? 'nothing'}` : ''}`
  })
}
