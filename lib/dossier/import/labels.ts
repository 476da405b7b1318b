const DATE_WORDS =
  /^(?:(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|spring|summer|autumn|fall|winter|early|late|mid|c|ca|circa|about|around|to|and|the|of|from|since|until|on|in|(?<!\d)\d{1,4}(?:st|nd|rd|th|s)?(?!\d)|bc|ad|bce|ce|present|today|now)(?![a-z])|[\s.,/–—-])+$/i

/** Returns whether a label is a date or a period: "1932", "8 December 1940", "1930–1933". */
export function isDateLabel(label: string): boolean {
  return (
    /\d/.test(label) &&
    label.length < 50 &&
    /\b\d{1,2}\b.*\b\d{3,4}|\b\d{3,4}s?\b|^\d{1,2} \p{L}+$/u.test(label) &&
    DATE_WORDS.test(label.replace(/[()*_[\]~]/g, ''))
  )
}

/** Returns whether a heading, such as "Overview", says nothing about the text below it. */
export function isPlainHeading(heading: string): boolean {
  return /^\W*(?:[\d.]+\s*)?(?:(?:basics?|overview|summary|facts?|key facts?|timeline|chronology|at a glance|life|work|history|introduction|background|general|details|in brief|profile|biography|career|milestones|key dates|dates|data|key (?:points|findings)|findings|claims|miscellaneous|curiosities|other)\W*)+$/i.test(
    heading,
  )
}
