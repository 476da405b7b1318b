import { lastKey } from '@/lib/dossier/format/warnings'
import type { InstalledDossier } from './types'

export interface AlikeDossier {
  id: string
  name: string
  /** Whether the installed one is signed, and the new one not with the same key. */
  isSignedByOther: boolean
}

interface NewDossierFacts {
  subject: { name: string; aliases: readonly string[] }
  signedBy: string | null
  update: string | null
}

/** Returns the installed dossiers with a name or alias that looks the same, except the one that is updated. */
export function alikeDossiers(installed: readonly InstalledDossier[], incoming: NewDossierFacts): AlikeDossier[] {
  const looks = lookalikesOf(incoming.subject)
  return installed
    .filter(({ id, subject }) => id !== incoming.update && [...lookalikesOf(subject)].some((look) => looks.has(look)))
    .map((one) => {
      const key = lastKey(one)
      return { id: one.id, name: one.subject.name, isSignedByOther: key !== null && key !== incoming.signedBy }
    })
}

/** Returns subject names of dossiers whose key differs but begins or ends alike, since people compare the ends. */
export function namesWithAlikeKeys(installed: readonly InstalledDossier[], signedBy: string | null): string[] {
  if (signedBy === null) return []
  return installed
    .filter((one) => {
      const key = lastKey(one)
      if (key === null || key === signedBy) return false
      return (
        key.slice(0, END_DIGITS) === signedBy.slice(0, END_DIGITS) ||
        key.slice(-END_DIGITS) === signedBy.slice(-END_DIGITS)
      )
    })
    .map(({ subject }) => subject.name)
}

/** Hexadecimal digits compared at each end of a key; two keys agree in five by chance once in a million cases. */
const END_DIGITS = 5

function lookalikesOf({ name, aliases }: NewDossierFacts['subject']): Set<string> {
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
