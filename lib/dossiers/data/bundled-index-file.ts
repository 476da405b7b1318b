import type { readBundledIndex as read } from '@/lib/dossiers/data/bundled-index'

// The build of the extension uses this module in place of lib/dossiers/data/bundled-index.ts.

export const readBundledIndex: typeof read = async () =>
  (await (await fetch('/data/bundled-index.json')).json()) as Awaited<ReturnType<typeof read>>
