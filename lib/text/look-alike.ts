/**
 * A name by its looks: two names that a reader may take for one another give the same text. Compatibility forms
 * (NFKC), invisible signs, accents, case, blanks and punctuation go; letters that look like Latin ones become these.
 */
export function lookOf(name: string): string {
  return [...name.normalize('NFKC').replace(/\p{Cf}/gu, '')]
    .map((letter) => LATIN.get(letter) ?? letter)
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
 * The single letters of the Unicode confusables that look like one Latin letter, without those that NFKC changes.
 *
 * @see https://www.unicode.org/Public/security/16.0.0/confusables.txt
 */
const LIKE: Record<string, string> = {
  A: 'ΑАᎪꓮ',
  B: 'ꞴΒВᏴꓐ',
  C: 'ⲤСᏟꓚ',
  D: 'Ꭰꓓ',
  E: 'ΕЕᎬꓰ',
  F: 'ꞘϜꓝ',
  G: 'ԌᏀᏳꓖ',
  H: 'ΗⲎНᎻꓧ',
  J: 'ꞲͿЈᎫꓙ',
  K: 'ΚⲔКᏦꓗ',
  L: 'ⳐᏞꓡ',
  M: 'ΜϺⲘМᎷꓟ',
  N: 'ΝⲚꓠ',
  O: 'ΟⲞОՕꓳ',
  P: 'ΡⲢРᏢꓑ',
  R: 'ƦᎡᏒꓣ',
  S: 'ЅՏᏕᏚꓢ',
  T: 'ΤⲦТᎢꓔ',
  U: 'Սꓴ',
  V: 'ѴᏙꓦ',
  W: 'ԜᎳᏔꓪ',
  X: 'ꞳΧⲬХꓫ',
  Y: 'ΥⲨУҮᎩᎽꓬ',
  Z: 'ΖᏃꓜ',
  a: 'ɑαа',
  b: 'ƄЬᏏ',
  c: 'ᴄⲥсꮯ',
  d: 'ԁᏧꓒ',
  e: 'ꬲеҽ',
  f: 'ꬵꞙẝք',
  g: 'ɡᶃƍց',
  h: 'һհᏂ',
  i: 'ıɪɩιіꙇӏꭵᎥ',
  j: 'ϳј',
  l: 'ƖǀΙⲒІӀꓲ',
  n: 'ոռ',
  o: 'ᴏᴑꬽοσⲟоօ',
  p: 'ρⲣр',
  q: 'ԛգզ',
  r: 'ꭇꭈᴦⲅгꮁ',
  s: 'ꜱƽѕꮪ',
  u: 'ꞟᴜꭎꭒʋυս',
  v: 'ᴠνѵꮩ',
  w: 'ɯᴡѡԝաꮃ',
  x: 'х',
  y: 'ɣᶌʏỿꭚγуү',
  z: 'ᴢꮓ',
}

const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries(LIKE).flatMap(([latin, letters]) => [...letters].map((letter) => [letter, latin] as const)),
)
