import { fold } from '@/lib/text/fold'
import { pronounOfName, firstNames } from '@/lib/text/words'
import type { Block } from '@/lib/dossier/readers/block'
import { isCommonName } from '@/lib/dossier/format/subject-name-fault'
import { occurrences, otherNames, withoutSuffix } from './subject-names'
import { givenName, familyName, peopleIn } from './people'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import lists from '@/lib/text/lexicon/words.json'

/** In place of a subject that a document does not name. The preview asks for it. */
const UNKNOWN_SUBJECT = 'Unknown subject'

interface GivenSubject {
  name?: string | undefined
  aliases?: readonly string[] | undefined
}

/**
 * Whom or what a document is about: the name in its title, or else the one that its first sentence explains. Nothing is
 * guessed from the names in the text.
 */
export function subjectOf(
  title: string | undefined,
  blocks: readonly Block[],
  given: GivenSubject = {},
): { subject: ImportRecord['subject']; isMissing: boolean } {
  const text = textOf(blocks)
  const body = textOf(blocks.filter((block) => block.text !== title))
  const found =
    given.name?.trim() ||
    inField(blocks) ||
    nameIn(title, text, body) ||
    explained(text) ||
    nameIn(title, text, text) ||
    bornIn(text, title)
  const name = found || UNKNOWN_SUBJECT
  const counts = pronounCounts(text)
  const isPerson = isPersonName(name, text, counts)
  const ofName = pronounOfName(givenName(name))
  const ofText = counts.she > counts.he ? 'she' : 'he'
  const isSure = Math.max(counts.he, counts.she) > 4 * Math.min(counts.he, counts.she)
  const pronoun = isPerson ? (isSure ? ofText : (ofName ?? ofText)) : 'it'
  const aliases = given.aliases ? [...given.aliases] : otherNames(name, text, isPerson)
  return { subject: { name, aliases, kind: isPerson ? 'person' : 'topic', pronoun }, isMissing: !found }
}

/** "Subject: Ada Lovelace", "Full name | …" at the head of a document. */
function inField(blocks: readonly Block[]): string | null {
  for (const { text, cells } of blocks.slice(0, 14)) {
    const line = cells?.length === 2 ? `${cells[0]?.text ?? ''}: ${cells[1]?.text ?? ''}` : text
    const value = FIELD.exec(line)?.[1]
      ?.replace(/[*_"“”]/g, '')
      .trim()
    if (value && value.length > 2 && new RegExp(`^${NAMES.source}$`, 'u').test(value) && !isCommonName(value))
      return value
  }
  return null
}
const FIELD =
  /^\W*(?:(?:research |report |dossier )?(?:subject|topic)|entity|person|company|organi[sz]ation|research target)\W{0,3}:\W{0,3}\s(\S.{1,70}?)\W*$/i

/** Enough to know the subject by: its first 200,000 UTF-16 units. */
function textOf(blocks: readonly Block[]): string {
  let text = ''
  for (const block of blocks) {
    if (text.length > 200_000) break
    text += `${block.text}\n`
  }
  return fold(text)
}

/** "The Forth Bridge is a cantilever bridge": the first sentence that says what something is. */
function explained(text: string): string | null {
  for (const [, name = '', initials] of text.slice(0, 6000).matchAll(EXPLAINED)) {
    const found = name.trim()
    const count = occurrences(text, found) + (initials === undefined ? 0 : occurrences(text, initials))
    if (!GENERIC.test(found) && !isCommonName(found) && !FUNCTION.test(found) && count > 1) return found
  }
  return null
}
const EXPLAINED =
  /^(?:The )?(\p{Lu}[\p{L}\d.'&-]*(?: (?:(?:of|de|van|von|the|and|of the|for the) )?\p{Lu}[\p{L}\d.'&-]*| \d+){0,8})(?:(?: \((\p{Lu}{2,8})\) (?:is|was|are|were)\b)|(?: \([^()]{1,160}\)|, [^,.]{1,80},){0,2} (?:is|was|are|were) (?:a|an|the|one of)\b)/gmu

/** The person whose birth a text tells of, by the part of the name that the title has. */
function bornIn(text: string, title = ''): string | null {
  const name = BORN.exec(text)?.[1]
  if (name === undefined) return null
  const words = name.split(' ')
  const plain = fold(title).toLowerCase().replace(/[-_/]/g, ' ')
  const parts = words.slice(0, -1).map((_, at) => words.slice(at).join(' '))
  const { he, she, it } = pronounCounts(text)
  return parts.find((part) => plain.includes(part.toLowerCase())) ?? (he + she > 2 * it ? name : null)
}
const BORN =
  /(\p{Lu}[\p{L}'-]+(?: (?:de|van|von|der|da) (?=\p{Lu})| \p{Lu}(?:\.|[\p{L}'-]+)){1,3})(?:\. (?:He|She))? (?:was born|\((?:born|b\.|1[5-9]\d\d))/u

const NAME_WORD = String.raw`\p{Lu}[\p{L}\p{M}\d.'&-]*(?:\/[\p{Lu}]\b)?`
const SMALL_WORD = 'of|de|del|della|di|du|da|dos|das|van|von|der|den|the|and|la|le|el|al|bin|ibn|y|for|in|on|to|at'
const NAMES = new RegExp(
  String.raw`${NAME_WORD}(?:,? (?:Inc|Ltd|Co|Corp|LLC|Plc)\b\.?|(?: (?:${SMALL_WORD})){1,2} (?=${NAME_WORD})${NAME_WORD}| ${NAME_WORD}| \d{1,4}(?![\d,.–-])\b)*`,
  'gu',
)

/** The name in a title that the text has most often; the longer one of two, and the earlier one. */
function nameIn(title: string | undefined, text: string, body: string): string | null {
  if (!title) return null
  const whole = fold(title)
    .replace(/["“”*_]/g, '')
    .trim()
  const parts = whole
    .split(/\s+[—–|:-]+\s+|:\s+|\s*[()]\s*|[?!]\s*|,\s+(?=(?:the|a|an|from|his|her|its)\b)/)
    .filter(Boolean)
  const candidates = parts.flatMap((part, at) => {
    const bare = part.replace(LEADING, '').replace(TRAILING, '').trim()
    const isCapitals = !/\p{Ll}/u.test(bare)
    const names = [...(isCapitals ? titled(bare, text) : bare).matchAll(NAMES)].map(([name]) =>
      name
        .replace(/'s?$/, '')
        .replace(/[.,&-]+$/, (end) => (end === '.' && SUFFIX_END.test(name) ? '.' : ''))
        .trim(),
    )
    // "The Yarrow Language"
    const things = names.flatMap((name) => {
      const bare = /^The (\S.*)$/i.exec(name)?.[1]
      return bare !== undefined && THING.test(bare.split(' ').at(-1) ?? '') && !isWithArticle(name, text) ? [bare] : []
    })
    const isReplaced = (name: string) => things.includes(name.replace(/^The /i, ''))
    return [...names.filter((name) => !isReplaced(name)), ...things].map((name) => ({ name, at }))
  })
  const scored = candidates
    .filter(
      ({ name }) =>
        name.length > 1 &&
        (isRepeated(name, body) ||
          THING.test(name.split(' ').at(-1) ?? '') ||
          (peopleIn(name).length > 0 && isRepeated(familyName(name), body))) &&
        !name.split(' ').every((word) => GENERIC.test(word)) &&
        !THING.test(name.replace(/^The /, '')) &&
        !/ (?:Card|Sheet|Memo|Bulletin|Briefing|File|Note|Paper)(?: \d+)?$/.test(name) &&
        (!FUNCTION.test(name) || isWithArticle(name, text)) &&
        !isCommonName(name) &&
        !/^\d+$|^(?:January|February|March|April|May|June|July|August|September|October|November|December) \d/.test(
          name,
        ),
    )
    .map(({ name, at }) => ({ name, score: scoreOf(name, text) + (at === 0 && parts.length > 1 ? 4 : -at) }))
    .sort((a, b) => b.score - a.score || b.name.length - a.name.length)
  return scored[0] && scored[0].score > (body === text ? 1 : 0) ? scored[0].name : null
}

function isRepeated(name: string, body: string): boolean {
  const start = name.split(' ').slice(0, -1).join(' ')
  return [name, withoutSuffix(name), start.includes(' ') ? start : name].some((one) => occurrences(body, one) > 0)
}

/** Words that end the name of a thing: "Yarrow Language". */
const THING =
  /^(?:Language|Bridge|River|Lake|Island|Mountain|Valley|Park|Museum|Observatory|Library|University|College|School|Hospital|Church|Cathedral|Castle|Palace|Tower|Station|Airport|Harbou?r|Canal|Dam|Tunnel|Theatre|Theater|Gardens?|Lighthouse|Square|Market|Building|Gallery|Cemetery|Mine|Mill|Factory|Statue|Memorial|Monument|Road|Railway|Line|Act|Treaty|Amendment|Convention|Agreement|Protocol|Regulation|Mission|Programme?|Project|Prize|Award|Festival|Cup|Championships?|Club|Party|Society|Foundation|Institute|Company|Group|Bank|Orchestra|Telescope|War|Battle|Revolution|Rebellion|Massacre|Fire|Flood|Earthquake|Disease|Fever|Syndrome|Virus|Effect|Theorem|Law|Case|Affair|Scandal|Code|Desert|Sea|Strait|Bay|Gulf)$/

/** "The Forth Bridge", where the text has "Forth Bridge" besides its title; "The Quiet Years" of a title is no name. */
function isWithArticle(name: string, text: string): boolean {
  const bare = /^The (\S+ \S.*)$/.exec(name)?.[1]
  return bare !== undefined && !GENERIC.test(bare) && occurrences(text, bare) > 1
}

/** How much a text is about a name: its own places, and those of its last word. */
function scoreOf(name: string, text: string): number {
  const words = name.split(' ')
  const short = withoutSuffix(name)
  const own = Math.max(occurrences(text, name), occurrences(text, short))
  const last = words.length > 1 ? occurrences(text, words.at(-1) ?? '') : 0
  return own * (words.length > 1 ? 3 : 1) + Math.min(last, 20) + (peopleIn(name).length > 0 ? 3 : 0)
}

/** "LISBON IN BRIEF": with the case that the text has. */
function titled(capitals: string, text: string): string {
  return capitals.replace(/\p{Lu}[\p{Lu}\d.'-]*/gu, (word) => {
    if (occurrences(text.replaceAll(capitals, ''), word) > 0 || (word === capitals && occurrences(text, word) > 2))
      return word
    const one = word.charAt(0) + word.slice(1).toLowerCase()
    // A word that the text has only in small letters is none of a name.
    return occurrences(text, one) === 0 && occurrences(text, one.toLowerCase()) > 0 ? one.toLowerCase() : one
  })
}

const TRAILING =
  /(?:'s)? (?:in (?:two|three|five|ten) (?:pages|minutes)|at a glance|in (?:brief|numbers|figures|short)|timeline|fact ?sheet|fact file|factsheet|key facts|facts|profile|dossier|report|biography|chronology|overview|summary|research|history|guide|notes|compared|explained)$/i
const SUFFIX_END = /\b(?:Inc|Ltd|Co|Corp|Bros|Jr|Sr|St)\.$/
const LEADING =
  /^(?:(?:a|an|the)\s+)?(?:(?:short|brief|deep|full|quick|company|research|background|briefing|autoresearch|country|species|city|club|mission|book|final|interim|draft)\s+){0,2}(?:report|research|dossier|biography|profile|overview|summary|introduction|background|notes?|briefing|memo(?:randum)?|history|timeline|chronology|facts?|fact sheet|questions?|study|life|story|case|portrait|file|research-log|log|guide|subject|re|topic|entry|(?:ten|twelve|five|twenty|some) (?:questions|facts|things))(?:\s+(?:on|about|of|for|to|note|sheet|notes))*(?:\s*[:–—-]\s*|\s+(?=\p{Lu}|the ))/iu
const GENERIC =
  /^(?:Autoresearch|Deep|Research|Report|Dossier|Biography|Profile|Overview|Summary|Introduction|Background|Company|Life|Career|Work|Works|Legacy|Who|What|How|When|Why|Where|Ten|Notes?|Questions?|Facts?|Memo|Timeline|History|The|A|An|Its|His|Her|January|February|March|April|May|June|July|August|September|October|November|December)$/i

const FUNCTION =
  /^(?:And|But|So|Yes|No|Well|Oh|In|On|At|By|For|From|After|Before|With|When|While|As|If|That|This|These|Those|There|Here|He|She|It|They|We|You|I|My|Our|Your|His|Her|Its|Their|Not|One|Two|Three|Today|Now|Then|Later|Dear|Page|Tier|Source|Sources|Date|Q|A|An|The)\b/

const actors = new Set(lists.actors.split(' '))
const NO_PERSON =
  /\b(?:Inc|Ltd|Co|Corp|GmbH|AG|plc|A\/S|Labs?|University|Institute|Company|Corporation|Group|Project|Society|Party|Bank|Council|Bridge|Museum|Observatory|Act|Treaty|Mission|Prize|Club|FC|United|Telescope|River|Mount|Station|Tower|Street|City|Language|Method|Programme?|Agency|Organi[sz]ation|Church|Cathedral|Palace|Castle|Canal|Dam|Railway|Airport|Hospital|School|College|Orchestra|Band|Library|Space|Rover|Probe)\b|^(?:The|HMS|RMS|USS)\b|\d/

function isPersonName(name: string, text: string, { he, she, it }: ReturnType<typeof pronounCounts>): boolean {
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

function pronounCounts(text: string): { he: number; she: number; it: number } {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return {
    he: count(/\b(?:He|he|his|His)\b/g),
    she: count(/\b(?:She|she|her|Her)\b/g),
    it: count(/\b(?:It|it|its|Its)\b/g),
  }
}
