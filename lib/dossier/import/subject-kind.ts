import lists from '@/lib/text/lexicon/words.json'
import { firstNames } from '@/lib/text/words'
import { givenName, peopleIn } from './people'

const actors = new Set(lists.actors.split(' '))
const NO_PERSON =
  /\b(?:Inc|Ltd|Co|Corp|GmbH|AG|plc|A\/S|Labs?|University|Institute|Company|Corporation|Group|Project|Society|Party|Bank|Council|Bridge|Museum|Observatory|Act|Treaty|Mission|Prize|Club|FC|United|Telescope|River|Mount|Station|Tower|Street|City|Language|Method|Programme?|Agency|Organi[sz]ation|Church|Cathedral|Palace|Castle|Canal|Dam|Railway|Airport|Hospital|School|College|Orchestra|Band|Library|Space|Rover|Probe)\b|^(?:The|HMS|RMS|USS)\b|\d/

export function isPersonName(name: string, text: string, { he, she, it }: ReturnType<typeof pronounCounts>): boolean {
  const words = name.split(' ')
  if (NO_PERSON.test(name) || words.length > 5 || !/^\p{Lu}/u.test(name)) return false
  const says = definitionOf(name, text)
  const known = words.length > 1 && firstNames.has(givenName(name))
  // "Bosch is a maker of tools": firms are makers, too.
  if (says === 'person')
    return known || he + she > it || !MAKER.test(text.slice(text.indexOf(name), text.indexOf(name) + 300))
  if (known && peopleIn(name).length > 0) return says !== 'thing' || he + she > it
  if (says === 'thing') return false
  return (
    words.length > 1 &&
    words.length < 5 &&
    !/ (?:of|and|the|for|in) /.test(name) &&
    he + she > it &&
    /\bborn\b/.test(text)
  )
}

const MAKER =
  /\b(?:maker|producer|publisher|operator|developer|brewer|builder|supplier|retailer|owner|carrier|printer)s?\b/i

/** Kind of the subject, by the first sentence that explains its name. */
function definitionOf(name: string, text: string): 'person' | 'thing' | null {
  const at = text.indexOf(name)
  for (let from = at, tries = 0; from >= 0 && tries < 30; from = text.indexOf(name, from + 1), tries += 1) {
    const rest = text.slice(from + name.length, from + name.length + 300)
    const words =
      /^(?:[,.]? ?(?:Inc|Ltd|Co)\b\.?)?(?: \([^()]{1,120}\)|, [^.]{1,80},)? (?:is|was|are|were) (?:(?:a|an|the|one of the) )((?:[\p{L}\d'-]+,? ){0,6}[\p{L}-]+)/u.exec(
        rest,
      )?.[1]
    if (words === undefined) continue
    const nouns = words
      .replace(/ (?:who|whose|which|that|of|in|from|for|by|with|at|to|known|born|on)\b.*$/, '')
      .toLowerCase()
      .split(/[ ,]+/)
    if (
      nouns.some(
        (noun) =>
          actors.has(noun) ||
          /(?:ist|ician|ographer|logist|ologer|naut|woman|man|wright|poet|king|queen|monarch|emperor|painter|novelist)$/.test(
            noun,
          ),
      )
    )
      return 'person'
    return 'thing'
  }
  return null
}

export function pronounCounts(text: string): { he: number; she: number; it: number } {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return {
    he: count(/\b(?:He|he|his|His)\b/g),
    she: count(/\b(?:She|she|her|Her)\b/g),
    it: count(/\b(?:It|it|its|Its)\b/g),
  }
}
