import type { InstalledDossier } from './types'

export interface AlikeDossier {
  id: string
  name: string
}

/**
 * Returns the installed dossiers with a name or alias that looks the same as those of a subject.
 * @param replaced id of the dossier that is replaced, and so is not confused with the new one
 */
export function alikeDossiers(
  installed: readonly InstalledDossier[],
  subject: SubjectNames,
  replaced: string | undefined,
): AlikeDossier[] {
  const looks = lookalikesOf(subject)
  return installed
    .filter((other) => other.id !== replaced && [...lookalikesOf(other.subject)].some((look) => looks.has(look)))
    .map((other) => ({ id: other.id, name: other.subject.name }))
}

interface SubjectNames {
  name: string
  aliases: readonly string[]
}

function lookalikesOf({ name, aliases }: SubjectNames): Set<string> {
  return new Set([name, ...aliases].map(lookalikeKeyOf).filter((look) => look !== ''))
}

/**
 * Returns a key for the looks of a name: two names that look alike have the same key. Removes compatibility forms
 * (NFKC), invisible signs, accents, case, blanks and punctuation; maps letters that look like Latin ones to these.
 */
export function lookalikeKeyOf(name: string): string {
  return [...name.normalize('NFKC').replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')]
    .map((letter) => LATIN_BY_LOOKALIKE.get(letter) ?? letter)
    .join('')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[i1]/g, 'l')
    .replaceAll('0', 'o')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
}

/**
 * Latin letters, each followed by letters that look like it by the Unicode confusables, except those that NFKC maps.
 * @see https://www.unicode.org/Public/security/16.0.0/confusables.txt
 */
const LOOKALIKE_LETTERS = [
  'AΑАᎪꓮ BꞴΒВᏴꓐ CⲤСᏟꓚ DᎠꓓ EΕЕᎬꓰ FꞘϜꓝ GԌᏀᏳꓖ HΗⲎНᎻꓧ JꞲͿЈᎫꓙ KΚⲔКᏦꓗ LⳐᏞꓡ MΜϺⲘМᎷꓟ NΝⲚꓠ OΟⲞОՕꓳ PΡⲢРᏢꓑ RƦᎡᏒꓣ SЅՏᏕᏚꓢ',
  'TΤⲦТᎢꓔ UՍꓴ VѴᏙꓦ WԜᎳᏔꓪ XꞳΧⲬХꓫ YΥⲨУҮᎩᎽꓬ ZΖᏃꓜ aɑαа bƄЬᏏ cᴄⲥсꮯ dԁᏧꓒ eꬲеҽ fꬵꞙẝք gɡᶃƍց hһհᏂ iıɪɩιіꙇӏꭵᎥ jϳј lƖǀΙⲒІӀꓲ',
  'nոռ oᴏᴑꬽοσⲟоօ pρⲣр qԛգզ rꭇꭈᴦⲅгꮁ sꜱƽѕꮪ uꞟᴜꭎꭒʋυս vᴠνѵꮩ wɯᴡѡԝաꮃ xх yɣᶌʏỿꭚγуү zᴢꮓ',
]

const LATIN_BY_LOOKALIKE: ReadonlyMap<string, string> = new Map(
  LOOKALIKE_LETTERS.flatMap((groups) => groups.split(' ')).flatMap(([latin = '', ...letters]) =>
    letters.map((letter) => [letter, latin] as const),
  ),
)
