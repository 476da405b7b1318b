import { places } from './people'

/** The sources that "[NASA, JPL]", "(Sheff 1993)" or "(Britannica)" name; none where one of them is not known. */
export function namesIn(inner: string, isRound: boolean, knows: (label: string) => boolean): string[] {
  const parts = inner.split(/\s*[;,&]\s*|\s+and\s+/).filter(Boolean)
  if (
    !isRound &&
    parts.length < 9 &&
    parts.every((part) => /^(?:[a-z]\d?|[ivx]{1,6}|[*†‡§]{1,3})$/.test(part) && knows(part))
  )
    return parts
  if (parts.length > 0 && parts.length < 9 && parts.every((part) => /^[\p{Lu}\d]/u.test(part) && knows(part)))
    return parts
  // "BBC, 13 July 2015", "Herrera, p. 12": a name with the date or the page.
  // "(Herrera 112)", "("Nobel Prize 1909")"
  const paged = inner
    .split(/\s*;\s*/)
    .map((part) =>
      part.replace(/^["“](.+?),?["”]$/, '$1').replace(/(?<=\p{L}["”]?),? (?:pp?\. ?)?\d{1,4}(?:[–-]\d{1,4})?$/u, ''),
    )
  if (paged.join('; ') !== inner && paged.every((part) => /^\p{Lu}/u.test(part) && knows(part))) return paged
  const dated = inner.split(/\s*;\s*/).map((part) => WITH_DATE.exec(part)?.[1] ?? part)
  if (dated.join() !== inner && dated.every((part) => knows(part))) return dated
  if (!isRound) return knows(inner) ? [inner] : []
  const works = inner.split(/\s*;\s*/).map((work) => {
    const [, family = '', year = ''] =
      /^(?:see |cf\. )?(?:the )?(\p{Lu}[\p{L}'’.-]+(?: (?:(?:of|for|de|van|von|the|and) ){0,2}\p{Lu}[\p{L}'’.-]+){0,5}?)(?:,? (?:and|&) \p{Lu}[\p{L}'’-]+| et al\.?)*,? \(?(\d{4}[a-z]?)\)?(?:[,:] ?.{0,30})?$/u.exec(
        work,
      ) ?? []
    return family ? `${family} ${year}` : ''
  })
  return works.every((work) => work !== '' && knows(work)) ? works : []
}

/** "(BBC; NASA)" at the end of a sentence, for "BBC News" and "NASA Science" in the list. */
export function partsNamed(
  text: string,
  at: number,
  whole: string,
  knowsPart: ((words: string) => boolean) | undefined,
): string[] {
  if (!knowsPart || !/^\s*(?:[.;,]?\s*$|[.;]\s|[[(])/.test(text.slice(at + whole.length, at + whole.length + 3)))
    return []
  const parts = whole
    .slice(1, -1)
    .split(/\s*[;,&]\s*|\s+and\s+/)
    .filter((part) => !/^(?:\d{4}|\p{Lu}\p{L}+ \d{4}|pp?\. ?[\d–-]+|\d{1,2} \p{L}+(?: \d{4})?)$/u.test(part))
  const isName = (part: string) =>
    /^(?:the )?[\p{Lu}\d]/u.test(part) && !places.has(part.toLowerCase()) && knowsPart(part.replace(/^the /i, ''))
  if (parts.length === 0 || parts.length > 8 || !parts.every(isName)) return []
  // "World Health Organization (WHO)" explains an abbreviation.
  const before =
    text
      .slice(Math.max(0, at - 80), at)
      .match(/\p{Lu}(?=\p{L})/gu)
      ?.join('') ?? ''
  const [only = ''] = parts
  if (parts.length === 1 && /^\p{Lu}{2,8}$/u.test(only) && before.endsWith(only)) return []
  return parts.map((part) => part.replace(/^the /i, ''))
}

const WITH_DATE =
  /^(?:see |cf\. |via |per )?(\p{Lu}[^,;:]{1,60}?)(?:,\s+(?=\d|pp?\.|\p{Lu}\p{Ll}+ \d)(?:\p{L}|[\d .,–-]){1,30}|\s+\d{4})?$/u
