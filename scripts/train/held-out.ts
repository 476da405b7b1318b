/** Subjects excluded from training, to measure the engine on unknown subjects. */
const SUBJECTS = ['turing', 'channel-tunnel', 'kariko', 'wikipedia', 'doudna', 'toyota', 'nadella', 'hassabis']

/** Whether a text is held out of training: a fifth of the articles and claims, and eight whole subjects. */
export function isHeldOut(id: string): boolean {
  if (SUBJECTS.some((name) => id.startsWith(`${name}-`))) return true
  return /^(?:karpathy|claims|web|[tx])-/.test(id) && hashOf(id) % 5 === 0
}

/** Does a labelled page of tests/eval teach? Pages A… and K… never do; of the others, written for the set, four fifths do. */
export function doesPageTeach(id: string): boolean {
  return /^[BET]\d/.test(id) && !isHeldOut(`web-${id.replace(/m$/, '')}`)
}

function hashOf(text: string): number {
  let hash = 2166136261
  for (const c of text) hash = Math.imul(hash ^ c.charCodeAt(0), 16777619)
  return (hash ^ (hash >>> 15)) >>> 0
}
