/** Returns the key of a claim or source in data for the page; two dossiers may use the same ids and numbers. */
export function evidenceKey({ dossier }: { dossier?: string | undefined }, id: string | number): string {
  return dossier === undefined ? String(id) : `${dossier}/${id}`
}
