import type { Check, CheckProblem } from './check'

/** Sources and claims must refer to each other; a missing reference needs a reason. */
export const checkSources: Check = (claims, { sources }) => {
  const problems: CheckProblem[] = []
  const known = new Set<number>()
  for (const { n } of sources) {
    if (known.has(n)) problems.push({ level: 'error', file: 'sources.yaml', message: `source ${n} is listed twice` })
    known.add(n)
  }
  const used = new Set<number>()
  for (const { file, claim } of claims) {
    const at = { level: 'error', file, claim: claim.id } as const
    for (const n of claim.sources) {
      used.add(n)
      if (!known.has(n)) problems.push({ ...at, message: `source ${n} is not in sources.yaml` })
    }
    if (new Set(claim.sources).size < claim.sources.length) problems.push({ ...at, message: 'a source is named twice' })
    if (claim.sources.length === 0 && claim.unsourced === undefined) {
      problems.push({ ...at, message: 'it has no source: name one, or say why under "unsourced"' })
    }
    if (claim.sources.length > 0 && claim.unsourced !== undefined) {
      problems.push({ ...at, message: 'it has sources and yet says why it has none' })
    }
  }
  for (const { n, unused } of sources) {
    if (!used.has(n) && unused === undefined) {
      problems.push({
        level: 'error',
        file: 'sources.yaml',
        message: `no claim uses source ${n}: say why under "unused"`,
      })
    }
    if (used.has(n) && unused !== undefined) {
      problems.push({
        level: 'error',
        file: 'sources.yaml',
        message: `source ${n} is called unused, but a claim uses it`,
      })
    }
  }
  return problems
}
