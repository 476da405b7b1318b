import type { Clause, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { assertedClauses, dateSlot, findHits, regexOf, wholeClause, type Frame } from './relation'

/**
 * Extracts the release of a work (paper, essay, code, video, product). A second edition, update or archiving is not a
 * release.
 */
export function extractRelease(reading: ParsedSentence): Frame[] {
  return assertedClauses(reading).flatMap((clause) => {
    if (clause.negated || laterEventWords.test(clause.skeleton)) return []
    const frames: Frame[] = []
    for (const regex of releases) {
      for (const hit of findHits(reading, clause, regex)) {
        const thing = hit.namedItem('work')
        if (!thing || frames.some((f) => f.keys[0] === thing.id)) continue
        const slots = dateSlot(reading, clause, hit, 'at', `When ${quotedTitle(thing.text)} came out`)
        if (slots.length === 0 || namesSeveralWorks(reading, clause)) continue
        frames.push({ event: 'release', keys: [thing.id], slots, clause })
      }
    }
    return frames
  })
}

const quotedTitle = (text: string): string => (/\s/.test(text) ? `“${text}”` : text)
const releaseVerbs =
  '(?:published|released|posted|uploaded|unveiled|launched|debuted|appeared|appears|came out|comes out|put online|made public|went online|went live|goes live|brought out|put out)'
/**
 * Parts of patterns that require the release of the work itself: a video on it, a fork or a second edition is another
 * work, and a date elsewhere in the sentence may belong to another one.
 */
const notAfterPreposition = '(?<!\\b(?:of|for|on|from|to|about|with|in|by|and|like) (?:" )?)'
const itself = '(?! §N\\d)'
const plainly = '(?:(?!(?:on|for|of|about|to|from|with|in|by|and|or|a|another)\\b)[^\\s§,;:]+ ){0,3}?'
const releases = [
  regexOf(
    `${notAfterPreposition}{W:work}${itself}(?: [",])*(?: (?:was|were|is|had|first|been|itself|which|that|originally|,))* ${releaseVerbs}`,
  ),
  regexOf(`${releaseVerbs} ${plainly}(?:" )?{W:work}${itself}`),
  regexOf(`(?:publication|release|launch|debut) of ${plainly}(?:" )?{W:work}${itself}`),
  regexOf(`${notAfterPreposition}{W:work}${itself}(?: [",])* (?:dates from|dates back to|dated)`),
  regexOf("{W:work} 's (?:first |initial |public )?(?:release|publication|launch|debut|first commit)"),
]
/** Whether a sentence names several works ("She released A and B in 2020"): each may have its own date. */
function namesSeveralWorks(reading: ParsedSentence, clause: Clause): boolean {
  const works = reading.items.filter((i) => i.type === 'work' || i.type === 'name')
  return (
    works.length > 1 && /§[WX]\d+(?: [",])* and (?:" )?§[WX]\d+/.test(wholeClause(reading).skeleton + clause.skeleton)
  )
}

/** Words for events of a work after its release. */
const laterEventWords =
  /\b(updated?|revised|archived|deprecated|second edition|reached|passed|surpassed|relaunched|reissued|re-?released|translated|submission|resubmitted|cited|citations|stars|forked|talk|keynote|based on|version \d)\b/
