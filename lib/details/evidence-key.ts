/** Under which key the texts of a claim or a source are sent to the page: dossiers may use the same ids and numbers. */
export function evidenceKey({ dossier }: { dossier?: string | undefined }, id: string | number): string {
  return dossier === undefined ? String(id) : `${dossier}/${id}`
}
