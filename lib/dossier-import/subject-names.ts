import { faultOfName, isCommonName } from '@/lib/dossier/subject-name-fault'
import { familyName } from './people'
import { occurrences } from './occurrences'

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
  for (const [, called] of text.matchAll(
    new RegExp(
      `(?:${escaped})\\)?[^.\\n]{0,80}? ?[(,] ?(?:officially|formally|formerly|originally|also|often|better|commonly|or simply|short for)(?: (?:known|called|named|written|spelt|abbreviated))?(?: as| to)? (?:the )?["“]?${CALLED}`,
      'gu',
    ),
  ))
    add(called)
  for (const [, called] of text.slice(0, 3000).matchAll(FIELD)) add(called)
  if (isPerson) {
    const [given = ''] = name.split(' ')
    // "Tamsin Jane Arkwright"
    if (family !== name)
      for (const [whole] of text
        .slice(0, 4000)
        .matchAll(
          new RegExp(`(?<!\\p{L})${plain(given)}(?: \\p{Lu}[\\p{L}'.-]*){1,2} ${plain(family)}(?!\\p{L})`, 'gu'),
        ))
        add(whole)
    // "Cathy Freeman" and "Catherine Astrid Salome Freeman"
    if (family !== name)
      for (const [whole] of text
        .slice(0, 8000)
        .matchAll(
          new RegExp(
            `(?<!\\p{L})${plain(given.slice(0, 3))}\\p{Ll}+(?: \\p{Lu}[\\p{L}'.-]*){1,3} ${plain(family)}(?= (?:was|is|were|,|\\())`,
            'gu',
          ),
        ))
        add(whole)
    const full = String.raw`(\p{Lu}[\p{L}'-]+(?: (?:de|del|van|von|der|da|la|y) (?=\p{Lu})| \p{Lu}[\p{L}'.-]*){1,5})`
    const at = text.search(new RegExp(escaped, 'u'))
    const head = at < 0 ? '' : text.slice(at, at + 1200)
    add(
      new RegExp(String.raw`\b(?:born|née|né|full name was|baptised|christened)(?: as)? ${full}`, 'u').exec(head)?.[1],
    )
  }
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

/** The nouns by which a text explains a name: "is a Japanese video game company". */
export function kindsOf(name: string, text: string): ReadonlySet<string> {
  const escaped = withoutSuffix(name).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  const found =
    new RegExp(`${escaped}[^\\n]{0,80}? (?:is|was|are|were) (?:a|an|the|one of the) ([^.\\n]{3,90})`, 'iu').exec(
      text,
    )?.[1] ?? ''
  // "Lake Mirren" is a lake.
  const kinds = new Set(`${found} ${name}`.toLowerCase().split(/[^\p{L}-]+/u))
  const isFirm = withoutSuffix(name) !== name || FIRMS.some((word) => kinds.has(word))
  for (const word of isFirm ? FIRMS : []) kinds.add(word)
  return kinds
}

const FIRMS =
  'company firm business manufacturer group corporation maker producer operator retailer brewery publisher developer supplier startup airline bank brand conglomerate'.split(
    ' ',
  )
