/** Subjects excluded from training, to measure the engine on unknown subjects. */
const HELD_OUT_SUBJECTS = ['turing', 'channel-tunnel', 'kariko', 'wikipedia', 'doudna', 'toyota', 'nadella', 'hassabis']
/** Two more subjects whose free wordings are used to measure, so that a fifth of all wordings is. */
const WORDINGS_ASIDE = ['hubble', 'jobs']

/** The use of an annotated text: it teaches the net, the thresholds are chosen on it, or it only measures. */
type TextUse = 'teach' | 'thresholds' | 'measure'

/**
 * Returns the use of a text, from its id alone. Texts on excluded subjects only measure, except half of the realistic
 * pages (`life-…`), which are for thresholds; of the other texts, fixed shares by a hash.
 */
export function textUseOf(id: string): TextUse {
  const [folder = '', subject = ''] = /^(life|hard|wordings|twins|pages)-(.*)$/.exec(id)?.slice(1) ?? ['', id]
  const isUnknown = HELD_OUT_SUBJECTS.some((name) => subject.startsWith(`${name}-`))
  if (folder === 'life') {
    const place = hashOf(id) % 6
    if (isUnknown) return place < 3 ? 'thresholds' : 'measure'
    return place === 0 ? 'measure' : place < 3 ? 'thresholds' : 'teach'
  }
  if (folder === 'wordings')
    return isUnknown || WORDINGS_ASIDE.some((name) => subject.startsWith(`${name}-`)) ? 'measure' : 'teach'
  if (folder === 'pages') return hashOf(subject.replace(/-\d\d-.*$/, '')) % 5 === 0 ? 'measure' : 'teach'
  if (folder === 'twins') return isUnknown || hashOf(id) % 5 === 0 ? 'measure' : 'teach'
  if (folder === 'hard') return isUnknown || /-0[34]$/.test(id) ? 'measure' : 'teach'
  return isUnknown || (/^(?:karpathy|claims|[tx])-/.test(id) && hashOf(id) % 5 === 0) ? 'measure' : 'teach'
}

export const isHeldOut = (id: string): boolean => textUseOf(id) !== 'teach'

function hashOf(text: string): number {
  let hash = 2166136261
  for (const c of text) hash = Math.imul(hash ^ c.charCodeAt(0), 16777619)
  return (hash ^ (hash >>> 15)) >>> 0
}
