import type { Check, CheckProblem } from './check'

/** References exist: links of the introduction, parts, lanes and milestones of the timeline. */
export const checkReading: Check = (claims, { dossier, introduction }) => {
  const problems: CheckProblem[] = []
  const say = (level: CheckProblem['level'], file: string, message: string) => problems.push({ level, file, message })
  const ids = new Set(claims.map(({ claim }) => claim.id))
  const topics = new Set(dossier.topics)
  for (const [, id = ''] of (introduction ?? '').matchAll(/\]\(#\/claim\/([^)\s]+)\)/g))
    if (!ids.has(id)) say('error', 'introduction.md', `it links to ${id}, but there is no such claim`)
  for (const [what, groups] of [
    ['parts', dossier.parts ?? []],
    ['lanes', dossier.lanes ?? []],
  ] as const) {
    for (const { name, topics: own } of groups)
      for (const topic of own)
        if (!topics.has(topic)) say('error', 'dossier.yaml', `${what}, ${name}: there is no topic ${topic}`)
    if (groups.length === 0) continue
    const placed = new Set(groups.flatMap((group) => group.topics))
    for (const topic of topics)
      if (!placed.has(topic)) say('warning', 'dossier.yaml', `${topic} is in none of the ${what}`)
  }
  for (const { name, milestones } of dossier.lanes ?? [])
    for (const { claim } of milestones)
      if (!ids.has(claim)) say('error', 'dossier.yaml', `lanes, ${name}: there is no claim ${claim}`)
  return problems
}
