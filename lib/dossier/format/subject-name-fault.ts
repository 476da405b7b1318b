/** Words that nearly every page has: such a word as a name of the subject would be found on every page. */
const COMMON_WORDS = new Set(
  (
    'i me my we us our you your he him his she her it its they them their this that these those who whom what which when where why how ' +
    'a an the and or but if so as at by for from in into of off on onto out over to up with without about after before again all also am an any are be been being both can could did do does done each few had has have having here just like may might more most must no nor not now one only other own same shall should some such than then there too under until very was were while will would yes ' +
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday year month week day time people man woman person world life work new old good first last two three ' +
    'city company team project school university group house home state country government north south east west hope will mark bill art rose grace joy faith dean chase grant frank rob pat sue drew miles page reader news web site blog article report study paper book data model'
  ).split(' '),
)

export function isCommonName(name: string): boolean {
  return COMMON_WORDS.has(name.trim().toLowerCase())
}

/** Returns why a name cannot be looked for in pages; null if it can. */
export function faultOfName(name: string): 'short-alias' | 'common-alias' | null {
  const letters = name.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (letters < 2) return 'short-alias'
  return isCommonName(name) || /^[\d\s.,-]+$/.test(name) ? 'common-alias' : null
}
