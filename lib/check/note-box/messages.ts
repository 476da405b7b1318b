import { z } from 'zod'
import { dossiersOf } from '@/lib/check/active-dossiers'
import { storedNameOf } from '@/lib/dossiers/data/dossier-name'
import { t } from '@/lib/i18n/t'
import { CodedError } from '@/lib/messaging/envelope'
import { fromPage, noDataSchema, type CallsOf } from '@/lib/messaging/to-background'
import type { PageSender } from '@/lib/messaging/who-asks'
import { articleOf, draftOnSelection } from '@/lib/notes/note-drafts'
import { saveNote } from '@/lib/notes/messages'
import { splitTags } from '@/lib/notes/save-note'
import { pageDraft } from '@/lib/platform/drafts'
import { openPanelOfTab } from '@/lib/platform/panel'
import { noteRequest, pageState, selectionCheck, type NoteRequest } from '@/lib/platform/session'
import { readSettings } from '@/lib/platform/settings'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { offsetSchema } from '@/lib/schema/annotation'
import { noteLimits } from '@/lib/schema/limits'
import { noteColors } from '@/lib/schema/note-colors'
import type { PageState, SelectionCheck } from '@/lib/schema/page-state'
import { changeCheck } from '../check-states'
import { openNoteBoxOnFinding } from './open-note-box'

/** Fields of the note editor in a page. */
const fieldsSchema = z.object({
  note: z.string().max(noteLimits.note),
  tagText: z.string().max(noteLimits.quote),
  color: z.enum(noteColors).nullable(),
})
type NoteFields = z.infer<typeof fieldsSchema>

/**
 * Messages of the editor in a page. A page may write one note only: on the words for which the user has just opened the
 * editor, which the background knows: the selection, or the sentence of a finding.
 */
export const noteBoxMessages = {
  /** Replies with what the editor begins with; null where the user has asked for none. */
  'note-box': fromPage(noDataSchema, async (_, from) => {
    const request = await requestFrom(from)
    if (request === null) return null
    const { note, tagText, color } = request.draft
    const [{ theme }, page] = await Promise.all([readSettings(), pageState(from.tabId).read()])
    return { note, tagText, color, theme, hint: sayWhenShown(request.selection, page) }
  }),
  /** "Note" in the card of a finding. Replies whether the page shows the editor on its sentence. */
  'note-on-finding': fromPage(z.object({ start: offsetSchema }), async ({ start }, { tabId }) => ({
    isShown: await openNoteBoxOnFinding(tabId, start),
  })),
  'note-box-draft': fromPage(fieldsSchema, async (fields, from) => {
    const request = await requestFrom(from)
    if (request !== null) await storeDraft(request, fields)
    return null
  }),
  'note-box-save': fromPage(fieldsSchema, async (fields, from) => {
    const request = await requestFrom(from)
    if (request === null) throw new CodedError('refused')
    return saveRequested(request, fields)
  }),
  /** Goes on in the sidebar. Replies whether the browser has opened it. */
  'note-box-sidebar': fromPage(fieldsSchema, async (fields, from) => {
    // Before any await: in Chromium the click in the page counts as a gesture only now.
    const opening = openPanelOfTab(from.tabId)
    const request = await requestFrom(from)
    if (request === null) throw new CodedError('refused')
    await storeDraft(request, fields)
    await changeCheck(selectionCheck(from.tabId), () => ({ ...request.selection, wantsNote: true }))
    return { opened: await opening }
  }),
}

declare module '@/lib/messaging/to-background' {
  interface ToBackground extends CallsOf<typeof noteBoxMessages> {}
}

/** Returns what the user has opened the editor for in this tab; null on a page of another site. */
async function requestFrom({ tabId, url }: PageSender): Promise<NoteRequest | null> {
  const request = await noteRequest(tabId).read()
  return request !== null && URL.parse(request.selection.url)?.origin === URL.parse(url)?.origin ? request : null
}

/** Returns why the note will not be highlighted on the page, or when; empty where it is at once. */
function sayWhenShown({ outOfReach }: SelectionCheck, page: PageState | null): string {
  if (outOfReach) return t(`selection.outOfReach.${outOfReach}`)
  return page === null || /^(?:reading|not-allowed)$/.test(page.status) ? t('selection.highlightedLater') : ''
}

async function storeDraft({ draft }: NoteRequest, fields: NoteFields): Promise<void> {
  const isEmpty = fields.note === '' && fields.tagText === '' && fields.color === null
  if (isEmpty) await pageDraft(draft.key).remove()
  else await pageDraft(draft.key).write({ ...draft, ...fields, at: new Date().toISOString() })
}

async function saveRequested(request: NoteRequest, { note, tagText, color }: NoteFields) {
  const { selection, draft } = request
  const content = await contentOn(selection)
  const written = { note: note.trim(), tags: splitTags(tagText), color }
  const result = await saveNote({ ...content, ...written, id: draft.id, basedOn: null })
  if (result.outcome === 'saved') {
    await pageDraft(draft.key).remove()
    await noteRequest(selection.tabId).remove()
  }
  return { isSaved: result.outcome === 'saved' }
}

async function contentOn(selection: SelectionCheck) {
  const { tabId, url, findings, dossiers: named = [] } = selection
  const [dossiers, page] = await Promise.all([dossiersOf(findings), pageState(tabId).read()])
  const content = draftOnSelection(selection, ({ dossier = BUNDLED_ID }) =>
    storedNameOf(dossier, named, dossiers.get(dossier)),
  )
  return { ...content, ...(await articleOf(tabId, url, page?.url === url ? page : null)) }
}
