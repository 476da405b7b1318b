import type { Check, CheckProblem } from './check'

/** Doubts must be explained, and vague values must not count as single by accident. */
export const checkTrust: Check = (claims) =>
  claims.flatMap(({ file, claim }) => {
    const problems: CheckProblem[] = []
    const say = (level: CheckProblem['level'], message: string) =>
      problems.push({ level, file, claim: claim.id, message })
    if (claim.status !== 'established' && claim.notes.length === 0) {
      say('error', `it is ${claim.status}, so a note has to say what the doubt is`)
    }
    claim.slots.forEach(({ type, value, single }, slot) => {
      if (!single || !LOOSE.has(type)) return
      const words = value.split(/\s+/).length
      // A reason is never the only one, and words can always be rephrased; neither is a contradiction.
      if (type === 'reason') say('error', `slot ${slot}: a reason is never the only one, so it cannot be single`)
      else if (words > 4) say('warning', `slot ${slot}: “${value}” is free wording; is single: true right?`)
    })
    return problems
  })

const LOOSE: ReadonlySet<string> = new Set(['other', 'reason', 'term', 'role'])
