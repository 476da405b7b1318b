import { markup } from '@/lib/notes/formats/shared/markup'

/** Styles for files of notes, in addition to those of a report. */
export const notesStyles = markup`
.mine { font: 400 1rem/1.5 var(--sans); }
.tags span { padding: 0 0.375rem; border: 1px solid var(--rule); border-radius: 2px; }
li.plain { --v: var(--ink-2); }
h2 + .small { margin-bottom: 0.5rem; }
`
