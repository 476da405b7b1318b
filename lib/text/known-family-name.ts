/** Returns the family name by which a person is known: none of "Henry VIII of England", "King" of "Martin Luther King Jr." */
export function knownFamilyName(name: string): string | null {
  const own = name.trim().replace(/,? (?:Jr|Sr)\.?$/, '')
  return / (?:of|the) | [IVXL]+$/.test(own) ? null : (own.split(' ').at(-1) ?? null)
}
