interface SignedVersion {
  version: string
  asOf: string
  signedBy: string | null
  /** The key of the last signed version, where this one has no signature. */
  lastSignedBy?: string | null
}

export type VersionWarning =
  | 'older'
  | 'same-version'
  /** The incoming version is signed with another key than the last signed version. */
  | 'other-key'
  /** The incoming version is signed, and no earlier version was: nothing shows whose key it is. */
  | 'first-key'
  /** The installed version, or one before it, is signed; the incoming version is not. */
  | 'unsigned-over-signed'

/** Compares an installed dossier with one that would replace it. */
export function versionWarnings(
  installed: SignedVersion,
  incoming: Omit<SignedVersion, 'lastSignedBy'>,
): VersionWarning[] {
  const order = compareVersions(incoming.version, installed.version) || compareDates(incoming.asOf, installed.asOf)
  const warnings: VersionWarning[] = []
  if (order < 0) warnings.push('older')
  if (order === 0) warnings.push('same-version')
  const known = lastKey(installed)
  if (known !== null && incoming.signedBy === null) warnings.push('unsigned-over-signed')
  else if (known === null && incoming.signedBy !== null) warnings.push('first-key')
  else if (incoming.signedBy !== known) warnings.push('other-key')
  return warnings
}

/** Returns the key with which the signatures of later versions are compared; null if no version so far was signed. */
export function lastKey({ signedBy, lastSignedBy }: Pick<SignedVersion, 'signedBy' | 'lastSignedBy'>): string | null {
  return signedBy ?? lastSignedBy ?? null
}

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

/** Compares dates at the coarser precision of the two: "2026" and "2026-03" are equal. */
function compareDates(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  const [left, right] = [a.slice(0, length), b.slice(0, length)]
  return left < right ? -1 : left > right ? 1 : 0
}
