/** Returns a negative number if version `a` is older than `b`: "1.10" comes after "1.9", and "1.0" equals "1". */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [versionParts(a), versionParts(b)]
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const order = compareVersionParts(left[at] ?? '0', right[at] ?? '0')
    if (order !== 0) return order
  }
  return 0
}

function versionParts(version: string): string[] {
  return (
    version
      .toLowerCase()
      .replace(/^v(?=\d)/, '')
      .match(/\d+|[a-z]+/g) ?? []
  )
}

/** Compares two parts of versions. A word comes before a number: "1.0-beta" is before "1.0". */
function compareVersionParts(a: string, b: string): number {
  const [isNumber, isOther] = [/^\d/.test(a), /^\d/.test(b)]
  if (isNumber && isOther) return BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0
  if (isNumber !== isOther) return isNumber ? 1 : -1
  return a < b ? -1 : a > b ? 1 : 0
}
