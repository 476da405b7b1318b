interface Named {
  id: string
  subject: { name: string }
  version: string
  asOf: string
}

/** The name of a dossier among others: two on one subject are told apart by their version, or by their date. */
export function nameAmong(one: Named, all: readonly Named[]): string {
  const alike = all.filter(({ id, subject }) => id !== one.id && subject.name === one.subject.name)
  if (alike.length === 0) return one.subject.name
  const isOwn = alike.every(({ version }) => version !== one.version)
  return `${one.subject.name} (${isOwn ? one.version : one.asOf})`
}
