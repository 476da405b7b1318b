export type EntityKind = 'subject' | 'person' | 'org' | 'place' | 'work' | 'name'

export interface GazetteerEntry {
  /** Canonical name in lower case, shared by all mentions. */
  id: string
  name: string
  kind: EntityKind
}
