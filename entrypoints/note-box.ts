import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { callBackground } from '@/lib/messaging/call'
import { storageErrorText } from '@/lib/i18n/storage-error-text'
import { t } from '@/lib/i18n/t'
import { openNoteBox } from '@/lib/page/note-box/note-box'
import { applyBrowserLanguage } from '@/lib/platform/language'

/** Injected when the user writes a note on words of a page. Returns whether the page shows the editor. */
export default defineUnlistedScript((): unknown => showEditor())

async function showEditor(): Promise<boolean> {
  const shared = globalThis as { [CLOSE_KEY]?: () => void }
  shared[CLOSE_KEY]?.()
  const end = new AbortController()
  shared[CLOSE_KEY] = () => end.abort()
  applyBrowserLanguage()
  const start = await callBackground('note-box', null)
  if (!start.ok || start.value === null) return false
  const host: Parameters<typeof openNoteBox>[2] = {
    storeDraft: (fields) => void callBackground('note-box-draft', fields),
    async save(fields) {
      const reply = await callBackground('note-box-save', fields)
      if (reply.ok && reply.value.isSaved) return null
      return t('notes.notKept', { why: reply.ok ? t('noteBox.elsewhere') : storageErrorText(reply.code) })
    },
    async openSidebar(fields) {
      const reply = await callBackground('note-box-sidebar', fields)
      return reply.ok && reply.value.opened
    },
  }
  return openNoteBox(document, start.value, host, end.signal)
}

/** A symbol, because elements of the page can define any name. */
const CLOSE_KEY = Symbol.for('claimlight.note')
