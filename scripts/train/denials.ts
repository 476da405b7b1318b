/** A wording that states where the given one denies, or the other way round. */
export interface Denied {
  text: string
  /** The words that make the difference. */
  words: string
}

/**
 * The contrary of a wording, made by putting in or taking out one small word; null where that would not surely be its contrary:
 * behind a relative clause, a quotation or a condition, and where it denies more than one thing.
 */
export function deniedOf(wording: string): Denied | null {
  const denials = wording.match(anyDenial)?.length ?? 0
  if (/["“”]|\b(?:but|only|if|whether|unless|rather|instead|until|yet|nor|neither|or)\b/i.test(wording)) return null
  if (denials === 1) {
    const stated = wording.replace(/\b(is|are|was|were|has|have|had|can|could|did|does|do|will|would) not\b/, '$1')
    return stated === wording ? null : { text: stated, words: 'not' }
  }
  if (denials > 1) return null
  const auxiliary = /^([^,;:]*?)\b(is|are|was|were|has|have|had|can|could|will|would)\b/.exec(wording)
  if (auxiliary && !/\b(?:who|which|that|where|when|what|how|as|than|after|before)\b/i.test(auxiliary[1] ?? '')) {
    const at = auxiliary[0].length
    return { text: `${wording.slice(0, at)} not${wording.slice(at)}`, words: 'not' }
  }
  const verb = /^([^,;:]{3,50}?) (?=\p{Ll}+ed\b)/u.exec(wording)
  if (verb && !/\b(?:who|which|that|where|when|what|how|as|the|a|an|than|after|before|of|by)$/i.test(verb[1] ?? ''))
    return { text: `${verb[1] ?? ''} never ${wording.slice(verb[0].length)}`, words: 'never' }
  return null
}

const anyDenial =
  /\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|hardly|lack\w*|un\p{Ll}{4,})\b|n['’]t\b/giu
