interface DossierHead {
  id: string
  subject: { name: string }
  version: string
  asOf: string
}

/** Returns the name of a dossier; where others have the same name, with its version, or its date if they share that. */
export function distinctNameOf(one: DossierHead, all: readonly DossierHead[]): string {
  const alike = all.filter(({ id, subject }) => id !== one.id && subject.name === one.subject.name)
  if (alike.length === 0) return one.subject.name
  const isOwn = alike.every(({ version }) => version !== one.version)
  return `${one.subject.name} (${isOwn ? one.version : one.asOf})`
}
