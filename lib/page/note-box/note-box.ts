import { autoUpdate, type VirtualElement } from '@floating-ui/dom'
import { locale, t } from '@/lib/i18n/t'
import { noteColors, type NoteColor } from '@/lib/schema/note-colors'
import { applyTheme, hostFor, placeCard, rememberFocus, unionOfRects, type Theme } from '../card/card'
import { adoptStyles } from '../mark/adopt-styles'
import { noteBoxStyles } from './note-box-styles'

interface NoteFields {
  note: string
  tagText: string
  color: NoteColor | null
}

interface NoteBoxHost {
  storeDraft(fields: NoteFields): void
  /** Resolves to null when the note is saved, else to the reason why it is not. */
  save(fields: NoteFields): Promise<string | null>
  /** Resolves to whether the browser has opened the sidebar. */
  openSidebar(fields: NoteFields): Promise<boolean>
}

/**
 * Opens the editor of a note below the selected words, with the focus in it.
 *
 * It is in a frame without an address, in a closed root. A closed root alone hides no key: listeners of the page on its
 * window come first. The frame has a window of its own, to which the page has no way.
 *
 * @param start the fields of the user's last draft here; `hint` says why or when the note is highlighted
 * @param signal closes it when aborted
 * @returns false where the page allows no such frame
 */
export async function openNoteBox(
  page: Document,
  start: NoteFields & { theme: Theme; hint: string },
  host: NoteBoxHost,
  signal: AbortSignal,
): Promise<boolean> {
  const words = selectedWords(page)
  const giveFocusBack = rememberFocus(page, words)
  const shell = page.createElement('claimlight-note')
  shell.style.cssText = SHELL_STYLE
  const box = page.createElement('div')
  const frame = page.createElement('iframe')
  box.style.cssText = BOX_STYLE
  frame.style.cssText = FRAME_STYLE
  frame.title = t('menus.note')
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  box.append(frame)
  shell.attachShadow({ mode: 'closed' }).append(box)
  const around = words?.commonAncestorContainer
  hostFor(around && ('closest' in around ? (around as Element) : around.parentElement), page).append(shell)
  await loaded
  const inside = frame.contentDocument
  if (inside === null || signal.aborted) {
    shell.remove()
    return false
  }
  // Above all else of the page, as the card is.
  box.popover = 'manual'
  box.showPopover()
  box.style.zoom = String(1 / box.currentCSSZoom)
  const reference = referenceOf(page, words)
  const stopFollowing = autoUpdate(reference, box, () => void placeCard(reference, box))
  const form = createForm(inside, start, {
    ...host,
    close: () => end.abort(),
    saved: () => {
      giveFocusBack()
      closeWithNextAct(page, end)
    },
  })
  const end = new AbortController()
  const sizes = new ResizeObserver(() => (frame.style.height = `${form.main.offsetHeight}px`))
  AbortSignal.any([end.signal, signal]).addEventListener('abort', () => {
    const hasFocus = page.activeElement === shell
    stopFollowing()
    sizes.disconnect()
    shell.remove()
    if (hasFocus) giveFocusBack()
  })
  inside.documentElement.lang = locale()
  applyTheme(inside.documentElement, start.theme)
  adoptStyles(inside, noteBoxStyles)
  inside.body.replaceChildren(form.main)
  sizes.observe(form.main)
  frame.focus({ preventScroll: true })
  form.text.focus({ preventScroll: true })
  form.text.setSelectionRange(form.text.value.length, form.text.value.length)
  return true
}

const SHELL_STYLE =
  'all: initial !important; position: fixed !important; inset: 0 auto auto 0 !important; width: 0 !important; height: 0 !important; display: block !important; z-index: 2147483647 !important;'
const BOX_STYLE =
  'position: fixed; inset: 0 auto auto 0; margin: 0; padding: 0; border: 0; width: min(340px, calc(100% - 16px)); max-height: calc(100% - 16px); overflow-y: auto; border-radius: 8px; background: Canvas; box-shadow: 0 0 0 1px rgb(23 25 27 / 0.25), 0 10px 28px rgb(0 0 0 / 0.3);'
const FRAME_STYLE = 'display: block; width: 100%; height: 290px; border: 0;'

function selectedWords(page: Document): Range | null {
  const selection = page.getSelection()
  return selection === null || selection.isCollapsed ? null : selection.getRangeAt(0).cloneRange()
}

/** Returns what the box stands beside: the selected words, or the middle of the window where they are in a frame or field. */
function referenceOf(page: Document, words: Range | null): VirtualElement {
  const rects = (): DOMRect[] => {
    const found = [...(words?.getClientRects() ?? [])]
    const { clientWidth, clientHeight } = page.documentElement
    return found.length > 0 ? found : [new DOMRect(clientWidth / 2 - 170, clientHeight / 4, 340, 0)]
  }
  return {
    getBoundingClientRect: () => unionOfRects(rects()),
    getClientRects: rects,
    contextElement: words?.startContainer.parentElement ?? page.documentElement,
  }
}

/** Closes the message that the note is saved with what the user does next in the page, or soon. */
function closeWithNextAct(page: Document, end: AbortController): void {
  const close = (): void => end.abort()
  for (const type of ['pointerdown', 'keydown', 'wheel'])
    page.addEventListener(type, close, { signal: end.signal, capture: true, passive: true })
  setTimeout(close, SAVED_MS)
}
const SAVED_MS = 4000

function createForm(
  page: Document,
  start: NoteFields & { hint: string },
  host: NoteBoxHost & Record<'close' | 'saved', () => void>,
) {
  const text = makeIn(page, 'textarea', { rows: 3, value: start.note })
  const tags = makeIn(page, 'input', { className: 'tags', value: start.tagText, autocomplete: 'off' })
  const problem = makeIn(page, 'p', { className: 'problem', role: 'alert' })
  const save = makeIn(page, 'button', { className: 'main' })
  const restored = start.note + start.tagText === '' && start.color === null ? '' : t('storage.restored')
  /** Undefined until the user chooses: words without a note are a highlight, and a highlight has a colour. */
  let chosen: NoteColor | null | undefined = start.color ?? undefined
  const colorNow = (): NoteColor | null =>
    chosen === undefined && text.value.trim() === '' ? 'yellow' : (chosen ?? null)
  const name = makeIn(page, 'span', { className: 'quiet' })
  const swatches = [null, ...noteColors].map((color) => {
    const label = t(`storage.color.${color ?? 'none'}`)
    const radio = makeIn(page, 'input', { type: 'radio', name: 'color', ariaLabel: label })
    radio.addEventListener('change', () => {
      chosen = color
      changed()
    })
    const swatch = makeIn(page, 'label', { className: `swatch ${color ?? 'none'}`, title: label }, radio)
    return { color, radio, swatch, label }
  })
  const fields = (): NoteFields => ({ note: text.value, tagText: tags.value, color: colorNow() })
  const show = (): void => {
    const color = colorNow()
    for (const swatch of swatches) swatch.radio.checked = swatch.color === color
    name.textContent = t(`storage.color.${color ?? 'none'}`)
    save.textContent = t(text.value.trim() === '' ? 'notes.saveHighlight' : 'notes.save')
  }
  const changed = (): void => {
    show()
    host.storeDraft({ ...fields(), color: chosen ?? null })
  }
  const main = makeIn(
    page,
    'main',
    {},
    makeIn(page, 'p', { className: 'quiet', role: 'status', textContent: restored }),
    makeIn(page, 'label', {}, t('notes.note'), text),
    makeIn(page, 'label', {}, t('notes.tags'), tags),
    makeIn(
      page,
      'fieldset',
      {},
      makeIn(page, 'legend', { textContent: t('storage.colors') }),
      ...swatches.map(({ swatch }) => swatch),
      name,
    ),
    makeIn(page, 'p', { className: 'quiet', textContent: start.hint }),
    problem,
    makeIn(
      page,
      'div',
      { className: 'actions' },
      save,
      button(page, t('notes.cancel'), host.close),
      button(page, t('card.openInPanel'), async () => {
        if (await host.openSidebar(fields())) host.close()
        else problem.textContent = t('noteBox.useButton')
      }),
    ),
  )
  const saveNote = async (): Promise<void> => {
    save.disabled = true
    const why = await host.save(fields())
    save.disabled = false
    if (why !== null) return void (problem.textContent = why)
    main.replaceChildren(makeIn(page, 'p', { role: 'status', textContent: t('noteBox.saved') }))
    host.saved()
  }
  save.addEventListener('click', () => void saveNote())
  for (const field of [text, tags]) field.addEventListener('input', changed)
  page.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'Escape') host.close()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || event.target === tags)) void saveNote()
  })
  show()
  return { main, text }
}

function button(page: Document, words: string, act: () => unknown): HTMLElement {
  const made = makeIn(page, 'button', { className: 'bare', textContent: words })
  made.addEventListener('click', () => void act())
  return made
}

function makeIn<K extends keyof HTMLElementTagNameMap>(
  page: Document,
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(page.createElement(tag), properties)
  element.append(...children)
  return element
}
