import type { readBundledIndex as read } from '@/lib/dossiers/data/bundled-index'
import { readPackedBytes } from '@/lib/engine/data/packed'
import type { StoredTexts } from '@/lib/engine/encoder/stored-texts'
import type { DossierIndex } from '@/lib/engine/retrieve/dossier-index'

// The build of the extension uses this module in place of lib/dossiers/data/bundled-index.ts.

export const readBundledIndex: typeof read = async () => {
  const [index, texts] = await Promise.all([fetch('/data/bundled-index.json'), fetch('/data/bundled-texts.bin')])
  return {
    ...((await index.json()) as DossierIndex),
    texts: readPackedBytes(new Uint8Array(await texts.arrayBuffer())) as StoredTexts,
  }
}
