import { fold } from '@/lib/text/fold'
import { isCommonName } from '@/lib/dossier/format/subject-name-fault'
import { occurrences, withoutSuffix } from './subject-names'
import { familyName, peopleIn } from './people'

const NAME_WORD = String.raw`\p{Lu}[\p{L}\p{M}\d.'&-]*(?:\/[\p{Lu}]\b)?`
const SMALL_WORD = 'of|de|del|della|di|du|da|dos|das|van|von|der|den|the|and|la|le|el|al|bin|ibn|y|for|in|on|to|at'
export const NAMES = new RegExp(
  String.raw`${NAME_WORD}(?:,? (?:Inc|Ltd|Co|Corp|LLC|Plc)\b\.?|(?: (?:${SMALL_WORD})){1,2} (?=${NAME_WORD})${NAME_WORD}| ${NAME_WORD}| \d{1,4}(?![\d,.–-])\b)*`,
  'gu',
)

/** The name in a title that the text has most often; the longer one of two, and the earlier one. */
export function nameIn(title: string | undefined, text: string, body: string): string | null {
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
export const GENERIC =
  /^(?:Autoresearch|Deep|Research|Report|Dossier|Biography|Profile|Overview|Summary|Introduction|Background|Company|Life|Career|Work|Works|Legacy|Who|What|How|When|Why|Where|Ten|Notes?|Questions?|Facts?|Memo|Timeline|History|The|A|An|Its|His|Her|January|February|March|April|May|June|July|August|September|October|November|December)$/i

export const FUNCTION =
  /^(?:And|But|So|Yes|No|Well|Oh|In|On|At|By|For|From|After|Before|With|When|While|As|If|That|This|These|Those|There|Here|He|She|It|They|We|You|I|My|Our|Your|His|Her|Its|Their|Not|One|Two|Three|Today|Now|Then|Later|Dear|Page|Tier|Source|Sources|Date|Q|A|An|The)\b/
