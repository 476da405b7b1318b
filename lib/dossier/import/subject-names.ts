import { faultOfName, isCommonName } from '@/lib/dossier/format/subject-name-fault'
import { familyName } from './people'

const SUFFIX =
  /,?\s+(?:Inc|Incorporated|Corp|Corporation|Company|Co|Ltd|Limited|LLC|LLP|LP|PLC|plc|GmbH|mbH|AG|KGaA|KG|SE|A\/S|ApS|AS|ASA|AB|Oyj?|S\.?\s?A\.?(?:\s?S\.?)?|S\.?\s?p\.?\s?A\.?|SARL|S\.?r\.?l|N\.?\s?V|B\.?\s?V|K\.?\s?K|Pty|Pte|Holdings?)\.?$/

/** "Carlsberg" for "Carlsberg A/S": a company without the words for its legal form. */
export function withoutSuffix(name: string): string {
  let short = name
  for (let again = short.replace(SUFFIX, ''); again !== short; again = short.replace(SUFFIX, '')) short = again
  return short.replace(/(?: &| and)$/, '').trim()
}

/** Other names that a text uses for its subject: without a suffix, the family name, initials in brackets, a name at birth. */
export function otherNames(name: string, text: string, isPerson: boolean): string[] {
  const names: string[] = []
  const add = (one: string | undefined) => {
    const tidy = one?.trim().replace(/[.,]$/, '') ?? ''
    if (tidy.length > 1 && tidy !== name && !names.includes(tidy) && !faultOfName(tidy)) names.push(tidy)
  }
  const short = withoutSuffix(name)
  if (short !== name && short.length > 2) add(short)
  const family = familyName(name)
  if (
    isPerson &&
    family !== name &&
    family.length > 2 &&
    !isCommonName(family) &&
    occurrences(text, family) > occurrences(text, name)
  )
    add(family)
  const escaped = [name, short].map(plain).join('|')
  for (const [, initials] of text.matchAll(
    new RegExp(`(?:${escaped})\\)? \\(((?:\\p{Lu}[\\p{Lu}\\d&-]{1,9}))\\)`, 'gu'),
  ))
    add(initials)
  for (const [, called] of text.slice(0, 3000).matchAll(FIELD)) add(called)
  return names
}

const CALLED = String.raw`(\p{Lu}[\p{L}\d.'&-]*(?: (?:(?:of|de|del|di|van|von|the|and) ){0,2}\p{Lu}[\p{L}\d.'&-]*){0,5})`
/** "Full name: …" in a box or a table. */
const FIELD = new RegExp(
  String.raw`(?:^|\n)\W*(?:full|official|native|other|birth|short|common|legal|registered|alternative) names?\W{1,8}${CALLED}`,
  'giu',
)

function plain(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

/** How often a text has a name as words of their own. */
export function occurrences(text: string, name: string): number {
  if (name === '') return 0
  let count = 0
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at + name.length)) && !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) count += 1
  }
  return count
}
